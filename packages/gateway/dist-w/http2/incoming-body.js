import { LEVEL } from '../log/level.js';
import { NO_FLOW } from '../request/request.js';
/**
 * The body of a request as it comes on a stream. As long as nobody takes it the client may send no more of it than
 * `http2_body_preread_size`.
 */
export class IncomingBody {
    #stream;
    #r;
    #watch;
    #consumer = undefined;
    #received = 0;
    #paused = false;
    /** Why whoever asks for the body later does not get it: it did not come whole, or somebody else has had it. */
    #fault = undefined;
    /** Whether all of it has come, and been taken. */
    done = false;
    constructor(stream, r, watch) {
        this.#stream = stream;
        this.#r = r;
        this.#watch = watch;
    }
    /** Hands the body to a consumer. */
    read(consumer) {
        if (this.#fault !== undefined) {
            consumer.fail(this.#fault);
            return NO_FLOW;
        }
        // whoever comes next would take the rest of it for all of it
        this.#fault = 500;
        this.#consumer = consumer;
        this.#allow();
        this.#stream.on('data', (piece) => this.#take(piece));
        this.#stream.on('end', () => this.#ended());
        return { pause: () => this.#hold(true), resume: () => this.#hold(false) };
    }
    /** Nothing more comes of it: a status for whoever has it and for whoever asks. */
    fail(status) {
        this.#fault = status;
        const consumer = this.#consumer;
        this.#consumer = undefined;
        consumer?.fail(status);
    }
    #hold(paused) {
        if (!this.#consumer || this.#paused === paused)
            return;
        this.#paused = paused;
        this.#allow();
        if (paused)
            this.#stream.pause();
        else
            this.#stream.resume();
    }
    /** A client that is held back is not slow. */
    #allow() {
        this.#watch.allowBody(this.#paused ? 0 : this.#r.settings.client_body_timeout);
    }
    #take(piece) {
        this.#received += piece.length;
        this.#watch.bodyReceived(piece.length);
        const r = this.#r;
        r.requestLength += piece.length;
        const consumer = this.#consumer;
        if (!consumer)
            return;
        const limit = r.settings.client_max_body_size;
        if (r.chunked && limit > 0 && this.#received > limit) {
            r.log(LEVEL.error, `client intended to send too large chunked body: ${this.#received} bytes`);
            this.#watch.allowBody(0);
            this.#stream.pause();
            return this.fail(413);
        }
        this.#allow();
        consumer.data(piece);
    }
    #ended() {
        // the end of a stream that was reset is none of the body
        if (this.#stream.aborted || (this.#r.contentLength >= 0 && this.#received !== this.#r.contentLength))
            return;
        this.done = true;
        const consumer = this.#consumer;
        if (!consumer)
            return;
        this.#consumer = undefined;
        this.#watch.allowBody(0);
        consumer.end();
    }
}
//# sourceMappingURL=incoming-body.js.map