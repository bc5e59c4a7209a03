/** Writes the process id to the pid file. Throws the system's error. */
export declare function writePidFile(path: string): void;
/** Removes the pid file, if it is there. */
export declare function removePidFile(path: string): void;
/** The text of a pid file. Throws the system's error. */
export declare function readPidFile(path: string): string;
//# sourceMappingURL=pid-file.d.ts.map