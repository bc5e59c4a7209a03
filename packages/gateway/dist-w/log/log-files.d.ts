import type { Place } from '../config/place.ts';
import { type Buffering } from './line-buffer.ts';
import { type LogFile } from './log-file.ts';
/**
 * A log file of a configuration that may yet turn out to be wrong: it has a name, and is opened when all is right.
 * What is written is in the file at once; what is appended comes with other lines, in order, by the end of the event
 * loop's turn or as `buffering` says. Reopening and closing write what is still held back.
 */
export interface PendingLogFile extends LogFile {
    /** The directive that names it first; undefined for a log that no directive names. */
    readonly place: Place | undefined;
    /** How lines are held back; undefined for no longer than a turn of the event loop. */
    buffering: Buffering | undefined;
    open(): void;
    /** Adds a line with its end. */
    append(line: string): void;
    /** Writes the lines that are held back. */
    flush(): void;
}
/** Files that are kept open while they are in use, whose names only requests know. */
export interface OpenedByName {
    /** Closes all of them; they are opened anew when there is something to write. */
    close(): void;
}
/** The log files of one configuration, each path once however often it is named. */
export declare class LogFiles {
    #private;
    /** Where it is said that lines could not be written. */
    complain: (message: string) => void;
    /** `now` is in milliseconds. */
    constructor(now: () => number);
    get(path: string, place?: Place): PendingLogFile;
    /** A log that is no file, once however often it is named. */
    other(log: PendingLogFile): PendingLogFile;
    /** Has files closed whenever those of this configuration are opened anew or closed. */
    closeWith(files: OpenedByName): void;
    /** Closes the files whose names only requests know. */
    closeByName(): void;
    /** Closes every file, after what is held back has been written. */
    close(): void;
    /** Every file there is, for opening and reopening. */
    [Symbol.iterator](): IterableIterator<PendingLogFile>;
}
//# sourceMappingURL=log-files.d.ts.map