import { constants } from 'node:http2';
/** The largest number of a stream: requests that are on their way are still taken. */
const ANY_STREAM = 2 ** 31 - 1;
/** How long requests may be on their way, in milliseconds. */
const LAST_REQUEST = 1000;
/** Tells a client to open no more streams, and closes once what it had sent by then must have come (RFC 9113 section 6.8). */
export class LastCall {
    deadline = 0;
    #session;
    #acceptor;
    #close;
    constructor(session, acceptor, close) {
        this.#session = session;
        this.#acceptor = acceptor;
        this.#close = close;
    }
    start() {
        if (this.deadline !== 0 || this.#session.destroyed)
            return;
        this.#session.goaway(constants.NGHTTP2_NO_ERROR, ANY_STREAM);
        this.deadline = this.#acceptor.now() + LAST_REQUEST;
        this.#acceptor.deadlines.add(this);
    }
    expire() {
        this.stop();
        this.#close();
    }
    /** The connection is over. */
    stop() {
        this.#acceptor.deadlines.remove(this);
    }
}
//# sourceMappingURL=last-call.js.map