import type { OpenedByName } from '../../log/log-files.ts';
/** What `open_log_file_cache` says. Times are in milliseconds. */
export interface OpenLogFilesLimits {
    /** How many names are remembered, and so the most descriptors there are. */
    readonly max: number;
    /** How long a file is kept open that is not written to. */
    readonly inactive: number;
    /** How often it must have been written to before it is kept open. */
    readonly minUses: number;
    /** After that time it is looked whether the file still has its name. */
    readonly valid: number;
}
/** Opens a log file for as long as `action` takes. Throws node's errors (ENOENT, …). */
export declare function withLogFile(path: string, action: (fd: number) => void): void;
/** Log files that stay open between requests, the least recently used of them first. Source: ngx_open_cached_file. */
export declare class OpenLogFiles implements OpenedByName {
    #private;
    /** `now` is in milliseconds. */
    constructor(limits: OpenLogFilesLimits, now: () => number);
    /** As `withLogFile`, with a file that may be open already and may stay so. */
    use(path: string, action: (fd: number) => void): void;
    close(): void;
}
//# sourceMappingURL=open-log-files.d.ts.map