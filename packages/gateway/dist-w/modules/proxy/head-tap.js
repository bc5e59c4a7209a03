/** How much of a head is kept, in bytes: more than any head may have. */
const MOST = 65_536;
/**
 * Looks at what undici reads from a connection: its parser tells that something is wrong with a response, and nginx
 * also what. Reading goes on as it would without.
 */
export class HeadTap {
    #head = '';
    #size = 0;
    #read = 0;
    constructor(socket) {
        const read = socket.read.bind(socket);
        socket.read = (size) => {
            const chunk = read(size);
            if (chunk)
                this.#look(chunk);
            return chunk;
        };
    }
    /** A response is about to come. */
    begin() {
        this.#head = '';
        this.#size = 0;
        this.#read = 0;
    }
    /** The head as far as it has come, latin1. */
    get head() {
        return this.#size > 0 ? this.#head.slice(0, this.#size) : this.#head;
    }
    /** The reason phrase, byte for byte; undefined for none, or one that is more than text. */
    get reason() {
        // undici takes it for UTF-8, in which other bytes may turn out to be line breaks
        return /^HTTP\/1\.\d \d{3} ([\t\x20-\x7e\x80-\xff]+)\r\n/.exec(this.#head)?.[1];
    }
    /** How many bytes have come after the head. */
    get afterHead() {
        return this.#size > 0 ? this.#read - this.#size : 0;
    }
    #look(chunk) {
        this.#read += chunk.length;
        if (this.#size > 0 || this.#head.length > MOST)
            return;
        // the end of the head may lie across two pieces
        const from = Math.max(this.#head.length - 3, 0);
        this.#head += chunk.toString('latin1');
        const end = this.#head.indexOf('\r\n\r\n', from);
        if (end >= 0)
            this.#size = end + 4;
    }
}
//# sourceMappingURL=head-tap.js.map