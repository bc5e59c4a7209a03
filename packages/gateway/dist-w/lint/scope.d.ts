import type { Directive } from '@edgeseal/conf';
/** A level of a configuration as rules see it. */
export declare class Scope {
    readonly name: string;
    readonly parent: Scope | undefined;
    readonly directives: readonly Directive[];
    /** What is in each variable so far, by its name without `$`. */
    readonly origins: Map<string, ReadonlySet<string>>;
    constructor(name: string, directives: readonly Directive[], parent?: Scope);
    /** The directives of a name that count here: those of the innermost level that has any. */
    nearest(name: string): readonly Directive[];
    /** The first argument of a directive that counts here. */
    setting(name: string): string | undefined;
    /** Whether any level from here outwards has a directive of which that is true. */
    someAround(test: (directive: Directive) => boolean): boolean;
    /** Where a text with `$variables` comes from: `client`, `token`, `session`, `cookie NAME`, `attribute NAME`. */
    originsOf(text: string): ReadonlySet<string>;
}
/** The names of the variables in a text. */
export declare function variablesIn(text: string): readonly string[];
//# sourceMappingURL=scope.d.ts.map