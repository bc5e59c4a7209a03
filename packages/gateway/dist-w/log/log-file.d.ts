/** A log file: opened once however many directives name it, appended to, never rewritten. */
export interface LogFile {
    readonly path: string;
    /** Appends text, at once; how severe that is (a number of `LEVEL`) only matters to some. What cannot be written is lost. */
    write(text: string, severity?: number): void;
    /** Opens the file of that name anew, after it was moved away (SIGUSR1). */
    reopen(): void;
    close(): void;
}
/** A log that can say what became of its lines. */
export interface AppendedFile extends LogFile {
    /** Appends bytes in one write. Throws node's error (ENOSPC, …) where that fails. */
    append(bytes: Uint8Array): void;
    /** How many bytes several processes can write at a time without tearing one another's lines apart. */
    readonly wholeWrites: number;
}
/** Opens a file for appending. Throws node's error (ENOENT, EACCES, …) where that fails. */
export declare function openLogFile(path: string): AppendedFile;
/** The standard error stream as a log. */
export declare const STDERR: AppendedFile;
/** Writes bytes with a single system call as long as the system takes them all. Throws node's error where it takes no more. */
export declare function writeAll(fd: number, bytes: Uint8Array): void;
//# sourceMappingURL=log-file.d.ts.map