import { Readable } from 'node:stream';
/** How much of a body may wait for the backend before the client is held back, in bytes. */
const MOST = 65_536;
const NOBODY = { waiting: () => { }, failed: () => { } };
/**
 * The body of a request that is passed on while it comes (`proxy_request_buffering off`). As long as what has come is
 * no larger than `client_body_buffer_size` it is kept, and can be passed on again from its first byte: never from its
 * middle. Source: ngx_http_read_client_request_body, for which one that has come before it is asked for is as any other.
 */
export class StreamedContent {
    length;
    #main;
    #mostKept;
    #events = NOBODY;
    #flow = undefined;
    #stream = undefined;
    /** All that has come; undefined once that is too much. */
    #kept = [];
    #size = 0;
    /** The reader has no room for more. */
    #full = false;
    #ended = false;
    fault = 0;
    repeatable = false;
    constructor(r) {
        this.#main = r.main;
        this.length = r.main.chunked ? -1 : r.main.contentLength;
        this.#mostKept = r.settings.client_body_buffer_size;
    }
    listen(events) {
        this.#events = events;
    }
    open() {
        this.#stream?.destroy();
        const stream = new Readable({
            highWaterMark: MOST,
            read: () => this.#goOn(stream),
            destroy: (error, done) => {
                this.#leave(stream);
                done(error);
            },
        });
        if (!this.#kept)
            return stream.destroy(new Error('the body has been passed on'));
        this.#stream = stream;
        for (const piece of this.#kept)
            stream.push(piece);
        if (this.#ended)
            this.#end();
        return stream;
    }
    /** The reader has room for more. */
    #goOn(stream) {
        if (stream !== this.#stream || this.#ended)
            return;
        this.#events.waiting(false);
        this.#full = false;
        if (this.#flow)
            return this.#flow.resume();
        this.#flow = this.#main.output.readBody(this.#main, {
            data: (piece) => this.#take(piece),
            end: () => this.#end(),
            fail: (status) => this.#fail(status),
        });
        this.repeatable = this.#ended;
        // some may have come before there was a way to hold it back
        if (this.#full)
            this.#flow.pause();
    }
    #take(piece) {
        this.#keep(piece);
        if (!this.#stream || this.#stream.push(piece))
            return;
        this.#full = true;
        this.#events.waiting(true);
        this.#flow?.pause();
    }
    #keep(piece) {
        this.#size += piece.length;
        // without a reader there is nobody else who has it
        if (this.#size <= this.#mostKept || !this.#stream)
            this.#kept?.push(piece);
        else
            this.#lose();
    }
    /** From here on there is no beginning. */
    #lose() {
        this.#kept = undefined;
        this.fault ||= 500;
    }
    #end() {
        this.#ended = true;
        // the reader has yet to pass on what it has
        this.#events.waiting(true);
        this.#stream?.push(null);
    }
    #fail(status) {
        this.#kept = undefined;
        this.fault = status;
        this.#events.failed(status);
        this.#stream?.destroy();
    }
    /** The reader has gone; what comes is held back until there is another. */
    #leave(stream) {
        if (stream !== this.#stream)
            return;
        this.#stream = undefined;
        if (!this.#ended)
            this.#flow?.pause();
    }
}
//# sourceMappingURL=streamed-content.js.map