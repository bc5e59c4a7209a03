/** The body of a backend's response on its way to the client: a bounded queue between two speeds. */
export class BodyQueue {
    length;
    #most;
    #resume;
    #chunks = [];
    #size = 0;
    #sink = undefined;
    #done = undefined;
    #blocked = false;
    #held = false;
    #dropping = false;
    #over = false;
    #error = undefined;
    /** `length` is what is announced (-1 for nothing), `most` how many bytes may wait, `resume` lets more come. */
    constructor(length, most, resume) {
        this.length = length;
        this.#most = most;
        this.#resume = resume;
    }
    /** Adds bytes; false where no more are to come until `resume` is called. */
    push(chunk) {
        if (this.#dropping)
            return true;
        if (this.#sink && !this.#blocked && this.#size === 0) {
            this.#write(this.#sink, chunk);
        }
        else {
            this.#chunks.push(chunk);
            this.#size += chunk.length;
        }
        this.#held = (this.#blocked || !this.#sink) && this.#size >= this.#most;
        return !this.#held;
    }
    /** No more comes: all of it has, or, with an error, it has broken off. */
    end(error) {
        this.#over = true;
        this.#error = error;
        this.#pump();
    }
    /** Throws away what there is and what is yet to come. */
    drop() {
        this.#dropping = true;
        this.#chunks = [];
        this.#size = 0;
        this.#goOn();
    }
    writeTo = (sink, done) => {
        this.#sink = sink;
        this.#done = done;
        this.#pump();
    };
    #pump() {
        const sink = this.#sink;
        if (!sink || this.#blocked)
            return;
        while (!this.#blocked) {
            const chunk = this.#chunks.shift();
            if (!chunk)
                break;
            this.#size -= chunk.length;
            this.#write(sink, chunk);
        }
        if (this.#blocked)
            return;
        if (this.#over)
            this.#finish();
        else
            this.#goOn();
    }
    #write(sink, chunk) {
        if (sink.write(chunk))
            return;
        this.#blocked = true;
        sink.whenDrained(() => {
            this.#blocked = false;
            this.#pump();
        });
    }
    #goOn() {
        if (!this.#held)
            return;
        this.#held = false;
        this.#resume();
    }
    #finish() {
        const done = this.#done;
        this.#done = undefined;
        done?.(this.#error);
    }
}
//# sourceMappingURL=body-queue.js.map