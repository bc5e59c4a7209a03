import type { Block, Directive } from '@edgeseal/conf';
import { LogFiles, type PendingLogFile } from '../log/log-files.ts';
import type { Settings } from '../request/handler.ts';
import { checkDirective, type DirectiveTable, directiveTable } from './check.ts';
import { type Build, Conf } from './conf.ts';
import type { Context } from './context.ts';
import type { HttpDraft, LocationDraft, ServerDraft } from './draft.ts';
import type { Environment } from './environment.ts';
import { ConfigError } from './error.ts';
import { flatten, Level } from './level.ts';
import type { Module } from './module.ts';
import { resolvePath } from './path.ts';
import { Variables } from './variables.ts';
import type { WatchedFiles } from './watched-files.ts';

/** What loading needs to know from outside. */
export interface LoadingOptions {
  readonly modules: readonly Module[];
  readonly environment: Environment;
  /** nginx's prefix, against which relative paths are resolved, and the directory of the configuration file. */
  readonly prefix: string;
  readonly confPrefix: string;
  readonly watched: WatchedFiles;
  /** Defaults that depend on where the program runs. */
  readonly defaults: (logFiles: LogFiles) => Settings;
}

/**
 * The building of one configuration: walks the tree in the order of the files, checks each directive against the
 * tables and applies it, as nginx does, so that the first mistake in the file is the one that is reported.
 */
export class Loading implements Build {
  readonly environment: Environment;
  readonly prefix: string;
  readonly confPrefix: string;
  readonly http: HttpDraft = { servers: [], named: new Map() };
  readonly variables: Variables;
  readonly logFiles: LogFiles;
  readonly watched: WatchedFiles;
  readonly warnings: string[] = [];
  readonly later: (() => void)[] = [];
  readonly main: Level;
  readonly #modules: readonly Module[];
  readonly #directives: DirectiveTable;
  readonly #defaults: Settings;
  readonly #levels: Level[] = [];

  constructor(options: LoadingOptions) {
    this.environment = options.environment;
    this.logFiles = new LogFiles(options.environment.now);
    this.watched = options.watched;
    this.prefix = options.prefix;
    this.confPrefix = options.confPrefix;
    this.#modules = options.modules;
    this.#directives = directiveTable(options.modules);
    const defaults = options.modules.map((module) => module.defaults ?? {});
    this.#defaults = Object.assign({}, ...defaults, options.defaults(this.logFiles)) as Settings;
    this.variables = new Variables(options.modules.flatMap((module) => module.variables ?? []));
    this.main = new Level('main', undefined, this.#defaults);
    this.#levels.push(this.main);
  }

  /** Reads the directives of a block at a level. */
  walk(block: Block, level: Level, server: ServerDraft | undefined, location: LocationDraft | undefined): void {
    for (const directive of block.directives) this.#read(directive, level, server, location);
  }

  /** Has a level flattened when loading ends; outer levels must be added first. */
  addLevel(level: Level): void {
    this.#levels.push(level);
  }

  /** When everything has been read: resolves the variables, flattens the levels and lets modules derive what they need. */
  finish(): void {
    for (const action of this.later) action();
    const unknown = this.variables.resolve();
    if (unknown) throw new ConfigError(`unknown "${unknown.name}" variable`, unknown.place);
    const kept = {
      local: new Set(this.#modules.flatMap((module) => module.local ?? [])),
      single: new Set(this.#modules.flatMap((module) => module.single ?? [])),
    };
    for (const level of this.#levels) {
      flatten(level, this.#defaults, kept);
      this.#merge(level);
    }
  }

  /** Makes the flattened settings final. */
  freeze(): void {
    for (const level of this.#levels) Object.freeze(level.settings);
  }

  #read(
    directive: Directive,
    level: Level,
    server: ServerDraft | undefined,
    location: LocationDraft | undefined,
  ): void {
    const definition = checkDirective(directive, level.context, this.#directives);
    definition.apply(new Conf(this, directive, level, server, location));
  }

  #merge(level: Level): void {
    const http: boolean = !(['main', 'events'] as Context[]).includes(level.context);
    const fail = (message: string): never => {
      throw new ConfigError(message, level.place);
    };
    const logFile = (path: string): PendingLogFile => this.logFiles.get(resolvePath(path, this.prefix));
    for (const module of this.#modules) {
      module.merge?.(level.settings, level.context, { http, environment: this.environment, logFile, fail });
    }
  }
}
