import type { Variable } from '../request/handler.ts';
import type { Request } from '../request/request.ts';
import type { Place } from './place.ts';
/** A variable that a module offers. `get` gives undefined for what nginx calls not found (empty, or `-` in a log). */
export interface VariableDefinition {
    /** The name without `$`; a family such as `arg_` ends in `_` and has `family` in place of `get`. */
    readonly name: string;
    readonly get?: (r: Request) => string | undefined;
    /** Makes the getter of one member of a family from the rest of the name, once, when loading. */
    readonly family?: (rest: string) => (r: Request) => string | undefined;
    /** What `set` does to it; absent for a variable that cannot be changed. */
    readonly set?: (r: Request, value: string) => void;
}
/** The names of one configuration: what is used, what is defined, and the slot of each value that a request keeps. */
export declare class Variables {
    #private;
    constructor(definitions: Iterable<VariableDefinition>);
    /** How many values a request keeps in its `variables`. */
    get slots(): number;
    /** A new slot in every request's `variables`. */
    slot(): number;
    /** The variable of that name, which may be defined later; names are matched without regard to case, as in nginx. */
    use(name: string, place: Place): Variable;
    /**
     * A variable that `set` and the like give a value to. Several directives may give one variable; the use of one that
     * has been given none is logged, once a request. Returns undefined where nginx says `the duplicate "NAME" variable`.
     */
    define(name: string, place: Place): Variable | undefined;
    /** As `define`, but a variable that nothing else has defined before is not found while it has no value, which is not logged. */
    defineUnlogged(name: string, place: Place): Variable | undefined;
    /** A variable that a named group gives a value to: as `define`, but one without a value is not found, which is not logged. */
    defineCapture(name: string, place: Place): Variable | undefined;
    /** A variable with a getter of its own (`map`). Returns false where the name is taken by one that cannot change. */
    compute(name: string, get: (r: Request) => string | undefined, place: Place): boolean;
    /** Gives every used name its getter; the first that nothing defines, in order of use, is returned. */
    resolve(): {
        readonly name: string;
        readonly place: Place;
    } | undefined;
}
//# sourceMappingURL=variables.d.ts.map