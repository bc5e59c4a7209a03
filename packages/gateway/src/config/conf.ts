import type { Block, Directive } from '@edgeseal/conf';
import type { LogFiles, OpenedByName, PendingLogFile } from '../log/log-files.ts';
import { Syslog } from '../log/syslog.ts';
import { compileRegex } from '../regex/compile.ts';
import { RegexError } from '../regex/error.ts';
import type { Value, Variable } from '../request/handler.ts';
import type { Pattern } from '../request/location.ts';
import type { HttpDraft, LocationDraft, ServerDraft } from './draft.ts';
import type { Environment } from './environment.ts';
import { ConfigError } from './error.ts';
import type { Level } from './level.ts';
import { resolvePath } from './path.ts';
import type { Place } from './place.ts';
import { readSyslogTarget } from './syslog-target.ts';
import { compileEscaping, compileParts, type Part, splitValue } from './value.ts';
import type { Variables } from './variables.ts';
import type { Prepare, WatchedFiles } from './watched-files.ts';
import type { WhileServing } from './while-serving.ts';

/** The building of a configuration as far as its directives take part in it. */
export interface Build {
  readonly environment: Environment;
  readonly prefix: string;
  readonly confPrefix: string;
  readonly http: HttpDraft;
  readonly variables: Variables;
  readonly logFiles: LogFiles;
  readonly watched: WatchedFiles;
  readonly whileServing: WhileServing[];
  /** Messages of the level warn, with their places. */
  readonly warnings: string[];
  /** What is to be done when everything has been read. */
  readonly later: (() => void)[];
  /** Has a level flattened when loading ends; outer levels must be added first. */
  addLevel(level: Level): void;
  /** Reads the directives of a block at a level. */
  walk(block: Block, level: Level, server: ServerDraft | undefined, location: LocationDraft | undefined): void;
}

/** What a directive sees while it is being read: itself, where it stands, and what is being built. nginx's ngx_conf_t. */
export class Conf {
  readonly directive: Directive;
  readonly level: Level;
  readonly server: ServerDraft | undefined;
  readonly location: LocationDraft | undefined;
  readonly #build: Build;

  constructor(
    build: Build,
    directive: Directive,
    level: Level,
    server: ServerDraft | undefined,
    location: LocationDraft | undefined,
  ) {
    this.#build = build;
    this.directive = directive;
    this.level = level;
    this.server = server;
    this.location = location;
  }

  /** The directive's name. */
  get name(): string {
    return this.directive.name;
  }

  /** Its arguments as they were read, variables and all. */
  get args(): readonly string[] {
    return this.directive.args;
  }

  /** One argument, from 0; the table has made sure of those it requires, an absent optional one is ''. */
  arg(index: number): string {
    return this.directive.args[index] ?? '';
  }

  /** The line that messages about this directive name: that of its end, as in nginx. */
  get place(): Place {
    return this.directive.end;
  }

  get environment(): Environment {
    return this.#build.environment;
  }

  /** What the `http` block has come to so far. */
  get http(): HttpDraft {
    return this.#build.http;
  }

  /** Ends loading with that message and the directive's place. */
  fail(message: string, cause?: unknown): never {
    throw new ConfigError(message, this.place, 'ERR_CONFIG', cause === undefined ? undefined : { cause });
  }

  /** Ends loading with `"NAME" directive REASON`. */
  refuse(reason: string): never {
    this.fail(`"${this.name}" directive ${reason}`);
  }

  /** Adds a `[warn]` line that does not stop loading. */
  warn(message: string): void {
    this.#build.warnings.push(`${message} in ${this.place.file}:${this.place.line}`);
  }

  /** Compiles a text with `$variables`. */
  value(text: string): Value {
    return compileParts(this.parts(text));
  }

  /**
   * Compiles a text with `$variables` for a step of the rewrite phase: as in nginx its captures of an escaped URI are
   * escaped, until a `rewrite` of the same level has matched.
   */
  stepValue(text: string): Value {
    return compileEscaping(this.parts(text), (r) => r.escapesCaptures);
  }

  /** The parts of a text with `$variables`, for what has to look at them. */
  parts(text: string): readonly Part[] {
    const raw = splitValue(text);
    if ('fault' in raw) {
      if (raw.fault === 'name') this.fail('invalid variable name');
      this.fail(`the closing bracket in "${raw.name}" variable is missing`);
    }
    return raw.map((part) => ('name' in part ? { variable: this.variable(part.name) } : part));
  }

  /** A variable by name, which may be defined later. */
  variable(name: string): Variable {
    return this.#build.variables.use(name, this.place);
  }

  /** The variable that an argument such as `$name` names, defined so that it can be given values. */
  define(argument: string): Variable {
    const name = this.variableName(argument);
    return this.#build.variables.define(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
  }

  /** As `define`, for a variable that may be asked for before it has a value: that is not logged. */
  defineUnlogged(argument: string): Variable {
    const name = this.variableName(argument);
    return this.#build.variables.defineUnlogged(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
  }

  /** A variable whose value is computed when it is asked for (`map`). */
  compute(argument: string, get: Variable['get']): void {
    const name = this.variableName(argument);
    if (!this.#build.variables.compute(name, get, this.place)) this.fail(`the duplicate "${name}" variable`);
  }

  /** A slot in every request's `variables`. */
  slot(): number {
    return this.#build.variables.slot();
  }

  /** The name of an argument that has to be a variable. */
  variableName(argument: string): string {
    if (!/^\$./.test(argument)) this.fail(`invalid variable name "${argument}"`);
    return argument.slice(1);
  }

  /** Compiles a regular expression; its named groups become variables. */
  pattern(source: string, caseless: boolean): Pattern {
    try {
      const regex = compileRegex(source, { caseless });
      if (regex.warning !== undefined) this.warn(regex.warning);
      const named = regex.names.map(({ name, group }) => ({ variable: this.#capture(name), group }));
      return { regex, named };
    } catch (error) {
      if (error instanceof RegexError) this.fail(error.message, error);
      throw error;
    }
  }

  #capture(name: string): Variable {
    return this.#build.variables.defineCapture(name, this.place) ?? this.fail(`the duplicate "${name}" variable`);
  }

  /** A path against nginx's prefix (files that are served and logs) or its conf prefix (certificates, includes). */
  path(path: string, base: 'prefix' | 'conf' = 'prefix'): string {
    return resolvePath(path, base === 'conf' ? this.#build.confPrefix : this.#build.prefix);
  }

  /** Reads the directive's block as a level of its own. */
  enter(level: Level, inner?: { readonly server?: ServerDraft; readonly location?: LocationDraft }): void {
    this.#build.addLevel(level);
    this.#build.walk(this.block, level, inner?.server ?? this.server, inner?.location ?? this.location);
  }

  /** The directive's block, which its table entry promises. */
  get block(): Block {
    return this.directive.block ?? this.fail(`directive "${this.name}" has no opening "{"`);
  }

  /** The entries of a block that holds none but data (`map`, `types`): each a name and its arguments. */
  entries(): readonly Directive[] {
    return this.block.directives;
  }

  /** This same view for an entry of the block, so that errors name the entry's own line. */
  at(directive: Directive): Conf {
    return new Conf(this.#build, directive, this.level, this.server, this.location);
  }

  /** A log file, opened when loading has succeeded. */
  logFile(path: string): PendingLogFile {
    return this.#build.logFiles.get(path === 'stderr' ? path : this.path(path), this.place);
  }

  /** A log on a syslog server: `syslog:server=…`. */
  syslog(written: string): PendingLogFile {
    const target = readSyslogTarget(this, written);
    return this.#build.logFiles.other(new Syslog(target, this.place, this.#build.environment.now));
  }

  /** Files that are kept open, and closed whenever the logs are opened anew or closed. */
  closeWithLogs(files: OpenedByName): void {
    this.#build.logFiles.closeWith(files);
  }

  /**
   * The text of a file of secrets now, which is taken up anew when it changes. Throws an EdgesealError for one that cannot be
   * read, or that others can read.
   */
  watch(path: string, prepare: Prepare): string {
    return this.#build.watched.watch(path, prepare);
  }

  /** Has something go on while the configuration is served; where it is only tested nothing begins. */
  whileServing(companion: WhileServing): void {
    this.#build.whileServing.push(companion);
  }

  /** Has something done when everything has been read and all names are known. */
  later(action: () => void): void {
    this.#build.later.push(action);
  }
}
