import type { Settings, Step } from '../request/handler.ts';
import type { Context } from './context.ts';
import type { Place } from './place.ts';
/** A `{}` level of the configuration while it is being read. Inner settings shadow outer ones by prototype. */
export declare class Level {
    readonly context: Context;
    readonly parent: Level | undefined;
    readonly place: Place | undefined;
    /** What directives of this level set; reads fall through to the enclosing levels. */
    readonly own: Record<string, unknown>;
    /** The rewrite-phase steps of this level, in the order of the file. */
    readonly steps: Step[];
    /** The `if` and `limit_except` levels in this one. */
    readonly inner: Level[];
    /** Flattened and frozen settings, shared by reference before loading ends and filled when it does. */
    readonly settings: Record<string, unknown>;
    constructor(context: Context, parent: Level | undefined, base: object, place?: Place);
    /** Whether a directive of this very level has set that key. */
    has(key: string): boolean;
}
/** The keys that inner levels do not simply see, as `ModuleSpec` says it of them. */
export interface KeptBack {
    readonly local: ReadonlySet<string>;
    readonly single: ReadonlySet<string>;
}
/** Copies what a level sees into its `settings`: every key, in the order of the defaults, so that all levels share a shape. */
export declare function flatten(level: Level, defaults: Settings, kept: KeptBack): void;
//# sourceMappingURL=level.d.ts.map