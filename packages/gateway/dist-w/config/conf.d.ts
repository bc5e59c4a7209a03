import type { Block, Directive } from '@edgeseal/conf';
import type { LogFiles, OpenedByName, PendingLogFile } from '../log/log-files.ts';
import type { Value, Variable } from '../request/handler.ts';
import type { Pattern } from '../request/location.ts';
import type { HttpDraft, LocationDraft, ServerDraft } from './draft.ts';
import type { Environment } from './environment.ts';
import type { Level } from './level.ts';
import type { Place } from './place.ts';
import { type Part } from './value.ts';
import type { Variables } from './variables.ts';
import type { Prepare, WatchedFiles } from './watched-files.ts';
/** The building of a configuration as far as its directives take part in it. */
export interface Build {
    readonly environment: Environment;
    readonly prefix: string;
    readonly confPrefix: string;
    readonly http: HttpDraft;
    readonly variables: Variables;
    readonly logFiles: LogFiles;
    readonly watched: WatchedFiles;
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
export declare class Conf {
    #private;
    readonly directive: Directive;
    readonly level: Level;
    readonly server: ServerDraft | undefined;
    readonly location: LocationDraft | undefined;
    constructor(build: Build, directive: Directive, level: Level, server: ServerDraft | undefined, location: LocationDraft | undefined);
    /** The directive's name. */
    get name(): string;
    /** Its arguments as they were read, variables and all. */
    get args(): readonly string[];
    /** One argument, from 0; the table has made sure of those it requires, an absent optional one is ''. */
    arg(index: number): string;
    /** The line that messages about this directive name: that of its end, as in nginx. */
    get place(): Place;
    get environment(): Environment;
    /** What the `http` block has come to so far. */
    get http(): HttpDraft;
    /** Ends loading with that message and the directive's place. */
    fail(message: string, cause?: unknown): never;
    /** Ends loading with `"NAME" directive REASON`. */
    refuse(reason: string): never;
    /** Adds a `[warn]` line that does not stop loading. */
    warn(message: string): void;
    /** Compiles a text with `$variables`. */
    value(text: string): Value;
    /**
     * Compiles a text with `$variables` for a step of the rewrite phase: as in nginx its captures of an escaped URI are
     * escaped, until a `rewrite` of the same level has matched.
     */
    stepValue(text: string): Value;
    /** The parts of a text with `$variables`, for what has to look at them. */
    parts(text: string): readonly Part[];
    /** A variable by name, which may be defined later. */
    variable(name: string): Variable;
    /** The variable that an argument such as `$name` names, defined so that it can be given values. */
    define(argument: string): Variable;
    /** As `define`, for a variable that may be asked for before it has a value: that is not logged. */
    defineUnlogged(argument: string): Variable;
    /** A variable whose value is computed when it is asked for (`map`). */
    compute(argument: string, get: Variable['get']): void;
    /** A slot in every request's `variables`. */
    slot(): number;
    /** The name of an argument that has to be a variable. */
    variableName(argument: string): string;
    /** Compiles a regular expression; its named groups become variables. */
    pattern(source: string, caseless: boolean): Pattern;
    /** A path against nginx's prefix (files that are served and logs) or its conf prefix (certificates, includes). */
    path(path: string, base?: 'prefix' | 'conf'): string;
    /** Reads the directive's block as a level of its own. */
    enter(level: Level, inner?: {
        readonly server?: ServerDraft;
        readonly location?: LocationDraft;
    }): void;
    /** The directive's block, which its table entry promises. */
    get block(): Block;
    /** The entries of a block that holds none but data (`map`, `types`): each a name and its arguments. */
    entries(): readonly Directive[];
    /** This same view for an entry of the block, so that errors name the entry's own line. */
    at(directive: Directive): Conf;
    /** A log file, opened when loading has succeeded. */
    logFile(path: string): PendingLogFile;
    /** A log on a syslog server: `syslog:server=…`. */
    syslog(written: string): PendingLogFile;
    /** Files that are kept open, and closed whenever the logs are opened anew or closed. */
    closeWithLogs(files: OpenedByName): void;
    /**
     * The text of a file of secrets now, which is taken up anew when it changes. Throws an EdgesealError for one that cannot be
     * read, or that others can read.
     */
    watch(path: string, prepare: Prepare): string;
    /** Has something done when everything has been read and all names are known. */
    later(action: () => void): void;
}
//# sourceMappingURL=conf.d.ts.map