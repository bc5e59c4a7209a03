import { LEVEL } from '../log/level.js';
import { systemErrorText } from '../system-error.js';
import { NEXT } from './outcome.js';
import { TemporaryFile } from './temporary-file.js';
/** How much of a body may wait to be written to its file before the client is held back, in bytes. */
const WRITE_BEHIND = 262_144;
/**
 * Reads the body of a request: into memory where it is no larger than `client_body_buffer_size` (`$request_body` finds
 * it there), else into a file under `client_body_temp_path`. `content` of the main request has it then. Resolves to
 * NEXT, or to the status of a body that did not come whole. Source: ngx_http_read_client_request_body.
 */
export function readBody(r) {
    const main = r.main;
    if (main.content !== undefined || (main.contentLength <= 0 && !main.chunked))
        return NEXT;
    const reading = new BodyReading(r);
    return reading.result ?? new Promise((resolve) => reading.onResult(resolve));
}
class BodyReading {
    #r;
    #flow;
    #pieces = [];
    #size = 0;
    #file = undefined;
    #resolve = undefined;
    result = undefined;
    constructor(r) {
        this.#r = r;
        this.#flow = r.main.output.readBody(r.main, {
            data: (piece) => this.#take(piece),
            end: () => (this.#file ? this.#file.whenWritten(() => this.#finish(NEXT)) : this.#keep()),
            fail: (status) => this.#finish(status),
        });
    }
    onResult(resolve) {
        this.#resolve = resolve;
    }
    #take(piece) {
        if (this.result !== undefined)
            return;
        this.#size += piece.length;
        if (!this.#file && this.#size <= this.#r.settings.client_body_buffer_size) {
            this.#pieces.push(piece);
            return;
        }
        this.#file ??= this.#openFile();
        if (!this.#file)
            return;
        for (const waiting of this.#pieces)
            this.#file.append(waiting);
        this.#pieces = [];
        this.#file.append(piece);
        this.#holdBack(this.#file);
    }
    #holdBack(file) {
        if (this.#size - file.length < WRITE_BEHIND)
            return;
        this.#flow?.pause();
        file.whenWritten(() => this.#flow?.resume());
    }
    #openFile() {
        const r = this.#r;
        try {
            const file = new TemporaryFile(r.settings.client_body_temp_path, (error) => this.#fileFailed(error));
            r.main.whenReleased(() => file.close());
            r.log(LEVEL.warn, `a client request body is buffered to a temporary file ${file.path}`);
            return file;
        }
        catch (error) {
            this.#fileFailed(error);
            return undefined;
        }
    }
    #fileFailed(error) {
        const directory = this.#r.settings.client_body_temp_path;
        this.#r.log(LEVEL.crit, `a temporary file in "${directory}" could not be written ${systemErrorText(error)}`);
        this.#r.keepalive = false;
        this.#finish(500);
    }
    #keep() {
        const bytes = Buffer.concat(this.#pieces);
        this.#r.main.body = bytes.toString('latin1');
        this.#finish(NEXT, bytes);
    }
    #finish(status, bytes) {
        if (this.result !== undefined)
            return;
        const file = this.#file;
        if (status === NEXT) {
            const open = bytes ? () => bytes : () => file?.read() ?? Buffer.alloc(0);
            this.#r.main.content = { length: this.#size, open, fault: 0, repeatable: true };
        }
        this.result = status;
        this.#resolve?.(status);
    }
}
//# sourceMappingURL=read-body.js.map