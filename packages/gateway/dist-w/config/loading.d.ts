import type { Block } from '@edgeseal/conf';
import { LogFiles } from '../log/log-files.ts';
import type { Settings } from '../request/handler.ts';
import { type Build } from './conf.ts';
import type { HttpDraft, LocationDraft, ServerDraft } from './draft.ts';
import type { Environment } from './environment.ts';
import { Level } from './level.ts';
import type { Module } from './module.ts';
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
export declare class Loading implements Build {
    #private;
    readonly environment: Environment;
    readonly prefix: string;
    readonly confPrefix: string;
    readonly http: HttpDraft;
    readonly variables: Variables;
    readonly logFiles: LogFiles;
    readonly watched: WatchedFiles;
    readonly warnings: string[];
    readonly later: (() => void)[];
    readonly main: Level;
    constructor(options: LoadingOptions);
    /** Reads the directives of a block at a level. */
    walk(block: Block, level: Level, server: ServerDraft | undefined, location: LocationDraft | undefined): void;
    /** Has a level flattened when loading ends; outer levels must be added first. */
    addLevel(level: Level): void;
    /** When everything has been read: resolves the variables, flattens the levels and lets modules derive what they need. */
    finish(): void;
    /** Makes the flattened settings final. */
    freeze(): void;
}
//# sourceMappingURL=loading.d.ts.map