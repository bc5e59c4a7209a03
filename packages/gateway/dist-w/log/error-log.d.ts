import type { LogFile } from './log-file.ts';
/** Where messages of some level and worse go: nginx's error_log, one or several files. */
export declare class ErrorLog {
    #private;
    /** The most talkative level that any of the files takes. */
    readonly level: number;
    constructor(targets: readonly {
        readonly file: LogFile;
        readonly level: number;
    }[], now: () => number);
    /** Writes one line: time, level, process, the serial number of the connection where there is one, the message. */
    write(level: number, message: string, connection?: number): void;
}
//# sourceMappingURL=error-log.d.ts.map