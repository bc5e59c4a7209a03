import { RequestHead } from './head.js';
import { Input } from './input.js';
import { RequestBody } from './request-body.js';
/** How much input is kept while nobody takes it before the client is held back, in bytes. */
const READ_AHEAD = 65_536;
/** Takes what a client sends apart: a head, the body that it announces, the next head. */
export class RequestReader {
    #input = new Input();
    #limits;
    #head;
    /** The body of the request whose head was read last; undefined where it has none. */
    body = undefined;
    constructor(settings) {
        this.#limits = limitsOf(settings);
        this.#head = new RequestHead(this.#limits);
    }
    /** How many bytes have come and not been taken. */
    get pending() {
        return this.#input.length;
    }
    /** Whether the client is to be held back. */
    get full() {
        return this.#input.length > READ_AHEAD;
    }
    /** Whether some of a head has come, and the rest has not. */
    get started() {
        return this.#head.started;
    }
    /** Whether the request in hand is yet to be read to its end. */
    get inBody() {
        return this.body !== undefined && !this.body.done;
    }
    add(chunk) {
        this.#input.add(chunk);
    }
    /** Takes everything that has come and has not been taken, for somebody else to read. */
    takeRest() {
        const rest = this.#input.bytes.subarray(this.#input.at);
        this.#input.clear();
        return rest;
    }
    /** Throws away what has come. */
    clear() {
        this.#input.clear();
    }
    /** The next head: complete, or why it is refused; undefined while some of it is yet to come. */
    readHead() {
        const head = this.#head;
        const stopped = head.read(this.#input.text, this.#input.at);
        if (typeof stopped !== 'number')
            return { head, fault: stopped };
        this.#input.moveTo(stopped);
        if (!head.complete)
            return undefined;
        this.#head = new RequestHead(this.#limits);
        this.body = head.contentLength > 0 || head.chunked ? new RequestBody(head.contentLength, head.chunked) : undefined;
        return head;
    }
    /** The head as far as it has come, for one that has to be refused unread. */
    get unfinished() {
        return this.#head;
    }
    /** Reads on in the body. `limit` is in bytes of content, 0 for none; `taken` counts the bytes of this call. */
    readBody(body, limit) {
        const before = this.#input.length;
        const progress = body.read(this.#input, limit);
        return { progress, taken: before - this.#input.length };
    }
}
function limitsOf(settings) {
    const { client_header_buffer_size: first, large_client_header_buffers: large } = settings;
    return {
        line: Math.max(first, large.size),
        total: first + large.number * large.size,
        ignoreInvalidHeaders: settings.ignore_invalid_headers,
        underscores: settings.underscores_in_headers,
    };
}
//# sourceMappingURL=request-reader.js.map