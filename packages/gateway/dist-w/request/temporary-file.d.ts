import { Readable } from 'node:stream';
/**
 * A file that nobody else can open and that is gone when its descriptor is closed: it is unlinked at once. Bytes are
 * written at its end, in order.
 */
export declare class TemporaryFile {
    #private;
    /** The name that it had, for messages. */
    readonly path: string;
    /** Bytes that have been written. */
    length: number;
    /** Makes the file in that directory, and the directory too. Throws the system's error. `failed` is told of a write that fails. */
    constructor(directory: string, failed: (error: Error) => void);
    /** Whether bytes wait to be written. */
    get writing(): boolean;
    /** Adds bytes. */
    append(bytes: Buffer): void;
    /** Calls back once all that was added has been written; at once where it has. */
    whenWritten(then: () => void): void;
    /** Reads what has been written, from its beginning. */
    read(): Readable;
    /** Closes the file, which is its end, once whoever reads it has ended. */
    close(): void;
}
//# sourceMappingURL=temporary-file.d.ts.map