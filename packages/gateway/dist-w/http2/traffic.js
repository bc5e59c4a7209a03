import { constants } from 'node:http2';
const { NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_NO_ERROR } = constants;
/** How often what has come is looked at, in milliseconds: most frames are seen by nobody here, and cost little. */
const INTERVAL = 1000;
/**
 * Bytes that may come for nothing, beside seven times those of heads and bodies, of requests and of responses: who takes
 * much has many windows to open. Source: ngx_http_v2_read_handler, ngx_http_v2_data_frame_handler.
 */
const WASTE = 1_048_576;
const WASTE_RATIO = 8;
/** How many streams a client may reset beside those that it has answered, at least. */
const RESETS = 100;
/**
 * Keeps an eye on what a client's frames are good for: floods of those that bring nothing (SETTINGS, PING, PRIORITY,
 * WINDOW_UPDATE, empty DATA) and of streams that are reset as soon as they are open (CVE-2023-44487) end the connection.
 */
export class Traffic {
    deadline;
    #socket;
    #acceptor;
    #fail;
    #payload = 0;
    #sent = 0;
    #answered = 0;
    #resets = 0;
    /** `fail` ends the connection with a line in the log and an error code. */
    constructor(socket, acceptor, fail) {
        this.#socket = socket;
        this.#acceptor = acceptor;
        this.#fail = fail;
        this.deadline = acceptor.now() + INTERVAL;
        acceptor.deadlines.add(this);
    }
    /** Bytes of a head or a body have come. */
    received(bytes) {
        this.#payload += bytes;
    }
    /** A client has taken so many bytes of a response's body. */
    sent(bytes) {
        this.#sent += bytes;
    }
    /** A request is over; `reset` is that its client did not wait for the response. */
    answered(reset) {
        if (!reset) {
            this.#answered++;
            return;
        }
        this.#resets++;
        const most = Math.max(RESETS, this.#acceptor.http2.http2_max_concurrent_streams) + this.#answered;
        if (this.#resets > most)
            this.#fail('client reset too many streams', NGHTTP2_ENHANCE_YOUR_CALM);
    }
    /** It is time to look. */
    expire() {
        const total = this.#socket.bytesRead + this.#sent;
        if (total / WASTE_RATIO > this.#payload + this.#sent + WASTE)
            this.#fail('http2 flood detected', NGHTTP2_NO_ERROR);
        else
            this.deadline = this.#acceptor.now() + INTERVAL;
    }
    /** The connection is over. */
    stop() {
        this.#acceptor.deadlines.remove(this);
    }
}
//# sourceMappingURL=traffic.js.map