import type { Outcome } from './outcome.ts';
import type { Request } from './request.ts';
/** A step of the rewrite phase: NEXT, STOP, DONE or a status. */
export type Step = (r: Request) => Outcome;
/** A handler of a later phase: NEXT (nginx's DECLINED), ALLOW (access only), DONE or a status. */
export type Handler = (r: Request) => Outcome;
/** A directive's argument with its `$variables`, compiled: gives the text for one request. */
export type Value = (r: Request) => string;
/** A variable of a configuration. Closures hold on to it, and loading fills in the getter when all names are known. */
export interface Variable {
    readonly name: string;
    /** Undefined for what nginx calls not found: empty, or `-` in a log. */
    get: (r: Request) => string | undefined;
    /** What `set` does to it; undefined for a variable that cannot be changed. */
    set: ((r: Request, value: string) => void) | undefined;
}
/** Settings of one level, by the keys that modules declared, flattened and frozen. Read them with `module.of`. */
export type Settings = {
    readonly [key: string]: unknown;
};
/** The handlers of all modules by phase, in the order of the module list. */
export interface Phases {
    readonly postRead: readonly Handler[];
    readonly preaccess: readonly Handler[];
    readonly access: readonly Handler[];
    readonly precontent: readonly Handler[];
    readonly content: readonly Handler[];
    readonly filters: readonly ((r: Request) => void)[];
    readonly log: readonly ((r: Request) => void)[];
}
//# sourceMappingURL=handler.d.ts.map