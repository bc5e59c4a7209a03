import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { fileName } from '../request/file-name.js';
/** What Linux writes to a pipe in one piece, whoever else writes: PIPE_BUF. */
const WHOLE_IN_PIPES = 4096;
/** Opens a file for appending. Throws node's error (ENOENT, EACCES, …) where that fails. */
export function openLogFile(path) {
    return new AppendingFile(path);
}
/** The standard error stream as a log. */
export const STDERR = {
    path: 'stderr',
    wholeWrites: WHOLE_IN_PIPES,
    write: (text) => attempt(() => writeAll(2, Buffer.from(text, 'latin1'))),
    append: (bytes) => writeAll(2, bytes),
    reopen: () => { },
    close: () => { },
};
class AppendingFile {
    path;
    #fd;
    #wholeWrites;
    constructor(path) {
        this.path = path;
        this.#fd = openSync(fileName(path), 'a', 0o644);
        this.#wholeWrites = wholeWritesTo(this.#fd);
    }
    get wholeWrites() {
        return this.#wholeWrites;
    }
    write(text) {
        attempt(() => this.append(Buffer.from(text, 'latin1')));
    }
    append(bytes) {
        if (this.#fd >= 0)
            writeAll(this.#fd, bytes);
    }
    reopen() {
        const fd = openSync(fileName(this.path), 'a', 0o644);
        this.close();
        this.#fd = fd;
        this.#wholeWrites = wholeWritesTo(fd);
    }
    close() {
        const fd = this.#fd;
        // another file may get the number next, and must not get the lines
        this.#fd = -1;
        if (fd >= 0)
            closeSync(fd);
    }
}
function wholeWritesTo(fd) {
    return fstatSync(fd).isFile() ? Number.POSITIVE_INFINITY : WHOLE_IN_PIPES;
}
/** Writes bytes with a single system call as long as the system takes them all. Throws node's error where it takes no more. */
export function writeAll(fd, bytes) {
    for (let rest = bytes; rest.length > 0;)
        rest = rest.subarray(writeSync(fd, rest));
}
/** A log that cannot be written (a full disk, a closed terminal) must not end the server. */
function attempt(action) {
    try {
        action();
    }
    catch {
        // there is no other log to say so in
    }
}
//# sourceMappingURL=log-file.js.map