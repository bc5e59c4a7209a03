import { stdinHeader } from './records.js';
/** How many bytes of a body go into a record, as in nginx. */
const RECORD_SIZE = 32_768;
const STDIN_END = stdinHeader(0);
/** Sends a request no faster than the backend takes it: what comes before the body, and the body as a STDIN stream. */
export class RequestSender {
    #socket;
    #events;
    /** What of a body in memory is still to be sent. */
    #rest = undefined;
    #stream = undefined;
    #over = false;
    /** Whether all of it has gone. */
    done = false;
    constructor(socket, head, body, events) {
        this.#socket = socket;
        this.#events = events;
        socket.on('drain', this.#drained);
        socket.cork();
        socket.write(head, this.#moved);
        if (Buffer.isBuffer(body)) {
            this.#rest = body;
            this.#pump();
        }
        else {
            this.#read(body);
        }
        socket.uncork();
    }
    /** Sends no more, and lets go of the socket and the body. */
    stop() {
        if (this.#over)
            return;
        this.#over = true;
        this.#socket.off('drain', this.#drained);
        this.#stream?.destroy();
        this.#rest = undefined;
    }
    #drained = () => {
        this.#pump();
        this.#stream?.resume();
    };
    #moved = (error) => {
        if (!error && !this.#over)
            this.#events.moved();
    };
    #pump() {
        let more = true;
        while (more && this.#rest && this.#rest.length > 0) {
            more = this.#record(this.#rest.subarray(0, RECORD_SIZE));
            this.#rest = this.#rest.subarray(RECORD_SIZE);
        }
        if (this.#rest?.length === 0)
            this.#finish();
    }
    #read(stream) {
        this.#stream = stream;
        stream.on('data', (chunk) => {
            if (this.#over)
                return;
            this.#socket.cork();
            let more = true;
            for (let at = 0; at < chunk.length; at += RECORD_SIZE)
                more = this.#record(chunk.subarray(at, at + RECORD_SIZE));
            this.#socket.uncork();
            if (!more)
                stream.pause();
        });
        stream.on('end', () => this.#finish());
        stream.on('error', (error) => this.#broken(error));
        stream.on('close', () => this.#broken(new Error('it broke off')));
    }
    #record(content) {
        this.#socket.write(stdinHeader(content.length));
        return this.#socket.write(content, this.#moved);
    }
    #finish() {
        this.#rest = undefined;
        this.#stream = undefined;
        if (this.#over)
            return;
        this.#socket.write(STDIN_END, (error) => {
            if (error || this.#over)
                return;
            this.done = true;
            this.#events.sent();
        });
    }
    #broken(error) {
        if (this.#over || !this.#stream)
            return;
        this.#events.broken(error);
    }
}
//# sourceMappingURL=request-sender.js.map