import { gzipSync } from 'node:zlib';
import { LineBuffer, TURN_SIZE } from './line-buffer.js';
import { openLogFile, STDERR } from './log-file.js';
import { WriteFaults } from './write-faults.js';
/** The log files of one configuration, each path once however often it is named. */
export class LogFiles {
    #files = new Map();
    #byName = new Set();
    #now;
    /** Where it is said that lines could not be written. */
    complain = () => { };
    /** `now` is in milliseconds. */
    constructor(now) {
        this.#now = now;
    }
    get(path, place) {
        const known = this.#files.get(path);
        if (known)
            return known;
        const faults = new WriteFaults(this.#now);
        const file = new PendingFile(path, place, (error) => faults.tell(path, error, (message) => this.complain(message)));
        this.#files.set(path, file);
        return file;
    }
    /** A log that is no file, once however often it is named. */
    other(log) {
        const known = this.#files.get(log.path);
        if (!known)
            this.#files.set(log.path, log);
        return known ?? log;
    }
    /** Has files closed whenever those of this configuration are opened anew or closed. */
    closeWith(files) {
        this.#byName.add(files);
    }
    /** Closes the files whose names only requests know. */
    closeByName() {
        for (const files of this.#byName)
            files.close();
    }
    /** Closes every file, after what is held back has been written. */
    close() {
        for (const file of this.#files.values())
            file.close();
        this.closeByName();
    }
    /** Every file there is, for opening and reopening. */
    [Symbol.iterator]() {
        return this.#files.values();
    }
}
class PendingFile {
    path;
    place;
    #lines;
    #failed;
    #file;
    constructor(path, place, failed) {
        this.path = path;
        this.place = place;
        this.#failed = failed;
        this.#lines = new LineBuffer((text) => this.#writeLines(text));
        if (path === STDERR.path)
            this.#take(STDERR);
    }
    get buffering() {
        return this.#lines.buffering;
    }
    set buffering(buffering) {
        this.#lines.buffering = buffering;
    }
    open() {
        if (!this.#file)
            this.#take(openLogFile(this.path));
    }
    write(text, severity) {
        this.#lines.flush();
        this.#file?.write(text, severity);
    }
    append(line) {
        this.#lines.add(line);
    }
    flush() {
        this.#lines.flush();
    }
    reopen() {
        this.#lines.flush();
        if (!this.#file)
            return;
        this.#file.reopen();
        this.#take(this.#file);
    }
    close() {
        this.#lines.flush();
        this.#file?.close();
        this.#file = undefined;
    }
    #take(file) {
        this.#file = file;
        // workers write to the same pipe, and must not tear one another's lines apart
        this.#lines.turnSize = Math.min(TURN_SIZE, file.wholeWrites);
    }
    #writeLines(text) {
        const level = this.#lines.buffering?.gzip ?? 0;
        const bytes = Buffer.from(text, 'latin1');
        try {
            this.#file?.append(level === 0 ? bytes : gzipSync(bytes, { level }));
        }
        catch (error) {
            this.#failed(error);
        }
    }
}
//# sourceMappingURL=log-files.js.map