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

/**
 * Settings of one level, flattened and frozen: the core module's by their keys, and those of each module in an object of
 * its own, which levels share where nothing in them differs. Read them with `module.of`.
 */
export interface Settings {
  readonly [key: string]: unknown;
  /** By the modules' indexes. */
  readonly modules: readonly (object | undefined)[];
}

/** Handlers by phase, in the order of the module list. */
export interface Phases {
  readonly postRead: readonly Handler[];
  readonly preaccess: readonly Handler[];
  readonly access: readonly Handler[];
  readonly precontent: readonly Handler[];
  readonly content: readonly Handler[];
  readonly filters: readonly ((r: Request) => void)[];
  readonly log: readonly ((r: Request) => void)[];
}

/** No handlers at all. */
export const NO_HANDLERS: Phases = Object.freeze({
  postRead: [],
  preaccess: [],
  access: [],
  precontent: [],
  content: [],
  filters: [],
  log: [],
});
