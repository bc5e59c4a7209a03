import type { PendingLogFile } from '../log/log-files.ts';
import type { Handler, Settings } from '../request/handler.ts';
import type { Request } from '../request/request.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Conf } from './conf.ts';
import type { Context } from './context.ts';
import type { Environment } from './environment.ts';
import type { Listen } from './listen-groups.ts';
import type { Place } from './place.ts';
import type { VariableDefinition } from './variables.ts';

/** A directive as data; whoever knows nginx's `ngx_command_t` recognises it. */
export interface DirectiveDefinition {
  /** The contexts in which it is allowed. */
  readonly in: readonly Context[];
  /** The numbers of arguments it takes, or at least how many. */
  readonly args: readonly number[] | { readonly atLeast: number };
  /** Whether it ends in a `{ block }` rather than in `;`. Default false. */
  readonly block?: boolean;
  /** Its arguments, for the reference page: `size`, `on | off`, … */
  readonly syntax: string;
  /** Its default as nginx's documentation writes it; absent where there is none. */
  readonly default?: string;
  /** One sentence for the reference page. */
  readonly doc: string;
  /** What it does when the configuration is loaded; see `directives.ts` for the usual cases. */
  readonly apply: (cf: Conf) => void;
}

/** What a module brings to the gateway; everything but the name is optional. */
export interface ModuleSpec<S extends object> {
  /** nginx's name of the module, without `ngx_http_` and `_module`. */
  readonly name: string;
  readonly directives?: Readonly<Record<string, DirectiveDefinition>>;
  readonly variables?: readonly VariableDefinition[];
  /** A value for each of the module's settings where no directive gives one. */
  readonly defaults?: S;
  /** Settings that an enclosing location does not hand down to nested ones (but does to its `if` and `limit_except`). */
  readonly local?: readonly (keyof S & string)[];
  /** Settings that count at no level but the one that gives them: not handed down to its `if` and `limit_except` either. */
  readonly single?: readonly (keyof S & string)[];
  /** Derives settings from others once a level is complete; outer levels come first. Values set here are final. */
  merge?(settings: S, context: Context, cf: MergeConf): void;
  /** Looks at the configuration once it is complete: at each address that is listened on. May throw a ConfigError, or warn. */
  complete?(listens: readonly Listen[], warn: (message: string, place: Place) => void): void;
  /**
   * Whether the module's handlers would do nothing at a level with those settings of its own, and of the core module. They
   * are not called there; without it they are called at all levels.
   */
  idle?(settings: S, level: CoreSettings): boolean;
  /** Handlers of nginx's phases, in the order of the module list. */
  readonly postRead?: Handler;
  readonly preaccess?: Handler;
  readonly access?: Handler;
  readonly precontent?: Handler;
  readonly content?: Handler;
  /** Changes the head and body of a response before it is written. Modules listed first filter first. */
  readonly filter?: (r: Request) => void;
  /** Called when the response is over, however it ended. */
  readonly log?: (r: Request) => void;
}

/** What `merge` may ask of the loader. */
export interface MergeConf {
  /** Whether the level is of the http part of the configuration. */
  readonly http: boolean;
  /** The time and randomness of this process. */
  readonly environment: Environment;
  /** The level's content handler, which a module may give it or take from it: nginx's clcf->handler. */
  handler: Handler | undefined;
  /** A log file that no directive names, by a path against nginx's prefix; opened when loading has succeeded. */
  logFile(path: string): PendingLogFile;
  /** Ends loading with an error at the place of the level's own directive. */
  fail(message: string): never;
}

/** A module as the rest of the gateway uses it. */
export interface Module<S extends object = object> extends Omit<ModuleSpec<S>, 'local' | 'single'> {
  readonly local?: readonly string[];
  readonly single?: readonly string[];
  /** Where its settings stand among those of all modules. */
  readonly index: number;
  /** The module's settings at the level that a request is in. */
  readonly of: (holder: { readonly settings: Settings }) => S;
}

let count = 0;

/** Makes a module of its description. The one place where settings get back the types that their keys promise. */
export function defineModule<S extends object>(spec: ModuleSpec<S>): Module<S> {
  const index = count++;
  return { ...spec, index, of: ({ settings }) => settings.modules[index] as S };
}
