import { ChunkedDecoder } from './chunked.js';
/** The body of a request as it arrives: counted off by Content-Length, or decoded from chunks. */
export class RequestBody {
    #chunks;
    #remaining;
    /** Bytes of content so far. */
    received = 0;
    /** Who gets the content; without anybody it is thrown away. */
    consumer = undefined;
    constructor(contentLength, chunked) {
        this.#remaining = Math.max(contentLength, 0);
        this.#chunks = chunked ? new ChunkedDecoder() : undefined;
    }
    /** Whether all of it has been read. */
    get done() {
        return this.#chunks ? this.#chunks.done : this.#remaining === 0;
    }
    /** Takes what belongs to the body from the input. `limit` is in bytes of content, 0 for none. */
    read(input, limit) {
        const stopped = this.#feed(input.bytes, input.at);
        if (stopped < 0)
            return 'malformed';
        input.moveTo(stopped);
        if (limit > 0 && this.received > limit)
            return 'too large';
        return this.done ? 'done' : 'more';
    }
    /** Tells the consumer that nothing more comes, once: with a status where the body did not come whole. */
    finish(status) {
        const { consumer } = this;
        this.consumer = undefined;
        if (status === undefined)
            consumer?.end();
        else
            consumer?.fail(status);
    }
    #feed(input, from) {
        if (this.#chunks)
            return this.#chunks.decode(input, from, (piece) => this.#take(piece));
        const end = Math.min(input.length, from + this.#remaining);
        this.#remaining -= end - from;
        if (end > from)
            this.#take(input.subarray(from, end));
        return end;
    }
    #take(piece) {
        this.received += piece.length;
        this.consumer?.data(piece);
    }
}
//# sourceMappingURL=request-body.js.map