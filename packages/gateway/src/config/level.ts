import type { Step } from '../request/handler.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Context } from './context.ts';
import type { Place } from './place.ts';

/** What settings are before any directive sets them. */
export interface Defaults {
  /** Those of the core module. */
  readonly core: CoreSettings;
  /** Those of all modules. */
  readonly all: Record<string, unknown>;
}

/** A `{}` level of the configuration while it is being read. Inner settings shadow outer ones by prototype. */
export class Level {
  readonly context: Context;
  readonly parent: Level | undefined;
  readonly place: Place | undefined;
  /** What directives of this level set; reads fall through to the enclosing levels. */
  readonly own: Record<string, unknown>;
  /** The rewrite-phase steps of this level, in the order of the file. */
  readonly steps: Step[] = [];
  /** The `if` and `limit_except` levels in this one. */
  readonly inner: Level[] = [];
  /** Flattened and frozen settings, shared by reference before loading ends and filled when it does. */
  readonly settings: CoreSettings & { readonly modules: (object | undefined)[] };

  /** `outer` is the level around this one; for the outermost, what all settings are before a directive sets them. */
  constructor(context: Context, outer: Level | Defaults, place?: Place) {
    this.context = context;
    this.parent = outer instanceof Level ? outer : undefined;
    this.place = place;
    if (isInnerLevel(context)) this.parent?.inner.push(this);
    this.own = Object.create(outer instanceof Level ? outer.own : outer.all) as Record<string, unknown>;
    // a copy of an object that is like it, rather than one that grows, keeps its fields where they are read fastest
    this.settings = { ...(outer instanceof Level ? outer.settings : outer.core), modules: [] };
  }

  /** Fills in one of the flattened settings. */
  settle(key: string, value: unknown): void {
    (this.settings as Record<string, unknown>)[key] = value;
  }

  /** Whether a directive of this very level has set that key. */
  has(key: string): boolean {
    return Object.hasOwn(this.own, key);
  }
}

/** Levels that stand for the location around them rather than for one of their own. */
export function isInnerLevel(context: Context): boolean {
  return context === 'location if' || context === 'server if' || context === 'limit_except';
}
