import { type Loaded } from '@edgeseal/conf';
import { ErrorLog } from '../log/error-log.ts';
import type { LogFiles } from '../log/log-files.ts';
import type { Settings } from '../request/handler.ts';
import type { Server } from '../request/location.ts';
import type { Environment } from './environment.ts';
import { type ListenGroup } from './listen-groups.ts';
import type { Module } from './module.ts';
import { WatchedFiles } from './watched-files.ts';
/** What is to be loaded, and with what. */
export interface LoadOptions {
    /** The configuration file. */
    readonly file: string;
    /** nginx's prefix: the directory against which paths of files that are served and of logs are resolved. */
    readonly prefix: string;
    /** Directives for the main level, from the command line. */
    readonly globals: string;
    /** The log that there is without an `error_log`: a file, or `stderr`. */
    readonly errorLog: string;
    readonly modules: readonly Module[];
    readonly environment: Environment;
    /** How files of the configuration language, and directories that `include` looks into, are read; latin1. Default: from the disk. */
    readonly access?: {
        readonly read: (path: string) => string;
        readonly list: (path: string) => string[];
        /** Files of secrets, which may change while they are in use; UTF-8. */
        readonly readPrivate: (path: string) => string;
    };
}
/** A configuration ready to run; nothing has been opened or bound. */
export interface Configuration {
    /** Settings of the main level, to be read with a module's `of`. */
    readonly main: {
        readonly settings: Settings;
    };
    readonly listens: readonly ListenGroup[];
    readonly servers: readonly Server[];
    readonly logFiles: LogFiles;
    /** What is taken up anew, without a reload, when it changes. */
    readonly watched: WatchedFiles;
    readonly errorLog: ErrorLog;
    /** Every file that was read, for `-T`. */
    readonly files: Loaded['files'];
}
/** What is told of the loading as it goes on. */
export interface Report {
    /** A message of the level warn, with its place. It is also told of where loading fails in the end. */
    readonly warning?: (message: string) => void;
    /** All has been read and fits together, which nginx says before it looks at the process as a whole. */
    readonly syntaxOk?: () => void;
}
/**
 * Loads a configuration: reads its files, checks and applies its directives in their order, and compiles it. The
 * first mistake, in the order of the files, is thrown as a ConfigError.
 */
export declare function loadConfiguration(options: LoadOptions, report?: Report): Configuration;
//# sourceMappingURL=load.d.ts.map