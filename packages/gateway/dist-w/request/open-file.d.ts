import { type Stats } from 'node:fs';
/** A file that has been opened for reading, or why it could not be: node's error. */
export type Opened = {
    readonly fd: number;
    readonly stats: Stats;
} | {
    readonly error: Error;
};
/** What is known of a file without opening it, or why nothing is: node's error. */
export type FileInfo = {
    readonly stats: Stats;
} | {
    readonly error: Error;
};
/**
 * Opens a file for reading. Never rejects. Asynchronous, though two round trips through the thread pool cost more than
 * the system calls do when everything is cached: a slow disk or network file system must not hold up all connections.
 */
export declare function openFile(path: string): Promise<Opened>;
/** Looks a file up, following symbolic links. Never rejects. Asynchronous for the same reason. */
export declare function fileInfo(path: string): Promise<FileInfo>;
//# sourceMappingURL=open-file.d.ts.map