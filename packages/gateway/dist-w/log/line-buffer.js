/** Without `buffer=`, lines wait for the end of the event loop's turn, or until there are about this many bytes. */
export const TURN_SIZE = 65_536;
/** More than this is not held back, whatever `buffer=` says: strings have an end. */
const LARGEST_SIZE = 0x4000000;
/** Longer than this no timer of Node.js runs, which would fire at once. */
const LONGEST_TIME = 0x7fffffff;
/** Buffers with lines in them, to be written should the process end. */
const waiting = new Set();
let flushesAtExit = false;
/** Gathers lines so that many go out in one write, and none is lost when the process ends. */
export class LineBuffer {
    /** Undefined for no longer than a turn of the event loop. */
    buffering = undefined;
    /** How many bytes of lines may go out in one write where `buffering` does not say so. */
    turnSize = TURN_SIZE;
    #write;
    #text = '';
    #timer = undefined;
    #scheduled = false;
    constructor(write) {
        this.#write = write;
    }
    /** Adds a line with its end. */
    add(line) {
        const size = this.buffering ? Math.min(this.buffering.size, LARGEST_SIZE) : this.turnSize;
        if (this.#text.length + line.length > size)
            this.flush();
        if (line.length > size) {
            this.#write(line);
            return;
        }
        if (this.#text === '')
            this.#await();
        this.#text += line;
    }
    /** Writes what there is. */
    flush() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        waiting.delete(this);
        if (this.#text === '')
            return;
        const text = this.#text;
        this.#text = '';
        this.#write(text);
    }
    #await() {
        flushAtExit();
        waiting.add(this);
        if (this.buffering) {
            const after = Math.min(this.buffering.flushAfter, LONGEST_TIME);
            if (after > 0)
                this.#timer = setTimeout(() => this.flush(), after).unref();
        }
        else if (!this.#scheduled) {
            this.#scheduled = true;
            setImmediate(() => {
                this.#scheduled = false;
                this.flush();
            });
        }
    }
}
function flushAtExit() {
    if (flushesAtExit)
        return;
    flushesAtExit = true;
    process.on('exit', () => {
        for (const buffer of waiting)
            buffer.flush();
    });
}
//# sourceMappingURL=line-buffer.js.map