const NOTHING = Buffer.alloc(0);
/** What a client has sent and nobody has taken yet. */
export class Input {
    #bytes = NOTHING;
    #at = 0;
    #text = undefined;
    /** How many bytes there are. */
    get length() {
        return this.#bytes.length - this.#at;
    }
    /** The bytes, and where those that have not been taken start: for those who need no copy. */
    get bytes() {
        return this.#bytes;
    }
    get at() {
        return this.#at;
    }
    /** The bytes as latin1, of which those from `at` on have not been taken. Made once for all requests in a packet. */
    get text() {
        this.#text ??= this.#bytes.toString('latin1');
        return this.#text;
    }
    add(chunk) {
        this.#bytes = this.length === 0 ? chunk : Buffer.concat([this.#bytes.subarray(this.#at), chunk]);
        this.#at = 0;
        this.#text = undefined;
    }
    /** Everything before that place has been taken. */
    moveTo(at) {
        this.#at = at;
        if (at >= this.#bytes.length)
            this.clear();
    }
    /** Throws away what there is. */
    clear() {
        this.#bytes = NOTHING;
        this.#at = 0;
        this.#text = undefined;
    }
}
//# sourceMappingURL=input.js.map