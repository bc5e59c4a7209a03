import { ChunkedDecoder } from '../../http1/chunked.js';
/** How much of a head is kept, in bytes: more than any head may have. */
const MOST = 65_536;
const CHUNKED = /\r\ntransfer-encoding:[ \t]*chunked/i;
/**
 * Looks at what undici reads from a connection: its parser tells that something is wrong with a response, and nginx
 * also what; and it takes any two bytes for the end of a chunk. Reading goes on as it would without.
 */
export class ResponseTap {
    #head = '';
    #size = 0;
    #read = 0;
    /** How many of the bytes that are read next have been read before. */
    #again = 0;
    #chunks = undefined;
    /** Bytes of content that have come in chunks. */
    content = 0;
    /** Whether the chunks after that content are malformed. */
    malformed = false;
    constructor(socket) {
        const read = socket.read.bind(socket);
        socket.read = (size) => {
            const chunk = read(size);
            if (chunk)
                this.#lookOnce(chunk);
            return chunk;
        };
        // undici gives back what it has read and cannot pass on yet
        const unshift = socket.unshift.bind(socket);
        socket.unshift = (chunk) => {
            this.#again += chunk.length;
            unshift(chunk);
        };
    }
    /** A response is about to come. */
    begin() {
        this.#head = '';
        this.#size = 0;
        this.#read = 0;
        this.#chunks = undefined;
        this.content = 0;
        this.malformed = false;
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
    /** Whether chunks with content have come, and not the end of the last. */
    get unfinished() {
        return this.content > 0 && this.#chunks?.done === false;
    }
    /** How many bytes have come after the head. */
    get afterHead() {
        return this.#size > 0 ? this.#read - this.#size : 0;
    }
    #lookOnce(chunk) {
        const seen = Math.min(this.#again, chunk.length);
        this.#again -= seen;
        if (seen < chunk.length)
            this.#look(chunk.subarray(seen));
    }
    #look(chunk) {
        const before = this.#read;
        this.#read += chunk.length;
        if (this.#size > 0)
            return this.#decode(chunk, 0);
        if (this.#head.length > MOST)
            return;
        // the end of the head may lie across two pieces
        const from = Math.max(this.#head.length - 3, 0);
        this.#head += chunk.toString('latin1');
        const end = this.#head.indexOf('\r\n\r\n', from);
        if (end < 0)
            return;
        this.#size = end + 4;
        if (CHUNKED.test(this.#head))
            this.#chunks = new ChunkedDecoder();
        this.#decode(chunk, this.#size - before);
    }
    #decode(chunk, from) {
        if (!this.#chunks || this.malformed)
            return;
        this.malformed = this.#chunks.decode(chunk, from, (piece) => (this.content += piece.length)) < 0;
    }
}
//# sourceMappingURL=response-tap.js.map