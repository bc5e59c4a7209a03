import { close, mkdirSync, openSync, read, unlinkSync, write } from 'node:fs';
import { Readable } from 'node:stream';
import { fileName } from './file-name.js';
/** How much is read at a time, in bytes. */
const PIECE = 65_536;
let serial = 0;
/**
 * A file that nobody else can open and that is gone when its descriptor is closed: it is unlinked at once. Bytes are
 * written at its end, in order.
 */
export class TemporaryFile {
    /** The name that it had, for messages. */
    path;
    #fd;
    #queue = [];
    #failed;
    #writing = false;
    #closed = false;
    #readers = 0;
    #idle = undefined;
    /** Bytes that have been written. */
    length = 0;
    /** Makes the file in that directory, and the directory too. Throws the system's error. `failed` is told of a write that fails. */
    constructor(directory, failed) {
        mkdirSync(fileName(directory), { recursive: true, mode: 0o700 });
        this.path = `${directory}/${String(++serial).padStart(10, '0')}-${process.pid}`;
        const name = fileName(this.path);
        this.#fd = openSync(name, 'wx+', 0o600);
        unlinkSync(name);
        this.#failed = failed;
    }
    /** Whether bytes wait to be written. */
    get writing() {
        return this.#writing;
    }
    /** Adds bytes. */
    append(bytes) {
        this.#queue.push(bytes);
        if (!this.#writing)
            this.#next();
    }
    /** Calls back once all that was added has been written; at once where it has. */
    whenWritten(then) {
        if (this.#writing)
            this.#idle = then;
        else
            then();
    }
    /** Reads what has been written, from its beginning. */
    read() {
        let offset = 0;
        let reading = false;
        this.#readers++;
        const next = (stream) => {
            if (offset >= this.length)
                return void stream.push(null);
            const piece = Buffer.allocUnsafe(Math.min(PIECE, this.length - offset));
            reading = true;
            read(this.#fd, piece, 0, piece.length, offset, (error, size) => {
                reading = false;
                if (stream.destroyed)
                    return this.#left();
                if (error || size === 0)
                    return void stream.destroy(error ?? new Error('temporary file was truncated'));
                offset += size;
                stream.push(piece.subarray(0, size));
            });
        };
        return new Readable({
            highWaterMark: PIECE,
            read() {
                next(this);
            },
            destroy: (error, done) => {
                if (!reading)
                    this.#left();
                done(error);
            },
        });
    }
    /** Closes the file, which is its end, once whoever reads it has ended. */
    close() {
        if (this.#closed)
            return;
        this.#closed = true;
        this.#queue.length = 0;
        if (!this.#writing)
            this.#closeUnread();
    }
    #left() {
        this.#readers--;
        if (this.#closed && !this.#writing)
            this.#closeUnread();
    }
    /** A descriptor that is closed may soon be that of another file. */
    #closeUnread() {
        if (this.#readers === 0)
            close(this.#fd);
    }
    #next() {
        const bytes = this.#closed ? undefined : this.#queue.shift();
        this.#writing = bytes !== undefined;
        if (bytes)
            return this.#write(bytes, 0);
        if (this.#closed)
            return this.#closeUnread();
        const idle = this.#idle;
        this.#idle = undefined;
        idle?.();
    }
    #write(bytes, from) {
        write(this.#fd, bytes, from, bytes.length - from, this.length, (error, written) => {
            if (error) {
                this.#queue.length = 0;
                this.#writing = false;
                if (this.#closed)
                    this.#closeUnread();
                else
                    this.#failed(error);
                return;
            }
            this.length += written;
            if (from + written < bytes.length && !this.#closed)
                this.#write(bytes, from + written);
            else
                this.#next();
        });
    }
}
//# sourceMappingURL=temporary-file.js.map