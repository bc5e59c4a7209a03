import type { Block, Directive } from '@edgeseal/conf';
import { LogFiles, type PendingLogFile } from '../log/log-files.ts';
import type { CoreSettings } from '../request/settings.ts';
import { checkDirective, type DirectiveTable, directiveTable } from './check.ts';
import { type Build, Conf } from './conf.ts';
import type { Context } from './context.ts';
import type { HttpDraft, LocationDraft, ServerDraft } from './draft.ts';
import type { Environment } from './environment.ts';
import { ConfigError } from './error.ts';
import { flatten } from './flatten.ts';
import { type Defaults, Level } from './level.ts';
import type { Module } from './module.ts';
import { resolvePath } from './path.ts';
import { phaseTable } from './phases.ts';
import { Variables } from './variables.ts';
import type { WatchedFiles } from './watched-files.ts';
import type { WhileServing } from './while-serving.ts';

/** What loading needs to know from outside. */
export interface LoadingOptions {
  readonly modules: readonly Module[];
  readonly environment: Environment;
  /** nginx's prefix, against which relative paths are resolved, and the directory of the configuration file. */
  readonly prefix: string;
  readonly confPrefix: string;
  readonly watched: WatchedFiles;
  /** Defaults that depend on where the program runs. */
  readonly defaults: (logFiles: LogFiles) => Record<string, unknown>;
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
  readonly whileServing: WhileServing[] = [];
  readonly warnings: string[] = [];
  readonly later: (() => void)[] = [];
  readonly main: Level;
  readonly #modules: readonly Module[];
  readonly #directives: DirectiveTable;
  readonly #defaults: Defaults;
  readonly #levels: Level[] = [];

  constructor(options: LoadingOptions) {
    this.environment = options.environment;
    this.logFiles = new LogFiles(options.environment.now);
    this.watched = options.watched;
    this.prefix = options.prefix;
    this.confPrefix = options.confPrefix;
    this.#modules = options.modules;
    this.#directives = directiveTable(options.modules);
    this.#defaults = defaultsOf(options.modules, options.defaults(this.logFiles));
    this.variables = new Variables(options.modules.flatMap((module) => module.variables ?? []));
    this.main = new Level('main', this.#defaults);
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
    for (const level of this.#levels) {
      for (const module of this.#modules) flatten(level, module, this.#defaults.all);
      this.#merge(level);
    }
  }

  /** Makes the flattened settings final, and arranges the handlers that go by them. */
  freeze(): void {
    const phasesAt = phaseTable(this.#modules);
    for (const level of this.#levels) {
      const { settings } = level;
      level.settle('phases', phasesAt(settings));
      for (const ofModule of settings.modules) Object.freeze(ofModule);
      Object.freeze(settings.modules);
    }
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
      module.merge?.(module.of(level), level.context, {
        http,
        environment: this.environment,
        get handler() {
          return level.settings.handler;
        },
        set handler(handler) {
          level.settle('handler', handler);
        },
        logFile,
        fail,
      });
    }
  }
}

/** `given` are defaults that depend on where the program runs. */
function defaultsOf(modules: readonly Module[], given: Record<string, unknown>): Defaults {
  const core = modules.find(({ defaults }) => defaults && 'modules' in defaults);
  return {
    core: core?.defaults as CoreSettings,
    all: Object.assign({}, ...modules.map(({ defaults }) => defaults), given) as Record<string, unknown>,
  };
}
