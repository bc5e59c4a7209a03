import { PIECE, writeParts } from './body-writer.js';
import { responseHead } from './response-head.js';
/**
 * Writes a response: the head and a body of little text at once, a body with files or much text piece by piece.
 * `done` is called when all has been handed to the socket, or with what went wrong.
 * A body of unknown length is chunked, or ended by closing for clients of HTTP/1.0.
 */
export function writeResponse(r, output, now, pace, done) {
    const { response } = r;
    const unsized = response.contentLength < 0 && !response.headerOnly;
    const chunked = unsized && r.version > 10 && r.settings.chunked_transfer_encoding;
    if (unsized && !chunked)
        r.keepalive = false;
    const head = r.version === 9 ? '' : responseHead(r, chunked, now);
    output.add(head);
    r.bytesSent += head.length;
    const { body } = response;
    if (response.headerOnly)
        return done(undefined);
    const framed = chunked ? new ChunkedBody(r, output) : new PlainBody(r, output);
    if (typeof body === 'string' && body.length <= PIECE) {
        framed.addText(body);
        framed.end();
        return done(undefined);
    }
    sendParts(typeof body === 'string' ? [body] : body, framed, output, pace, done);
}
function sendParts(parts, body, output, pace, done) {
    const write = (piece) => {
        if (!pace.going())
            return false;
        const taken = writePiece(piece, body, output);
        if (!taken)
            pace.waiting();
        return taken;
    };
    const whenDrained = (resume) => output.whenDrained(() => {
        pace.drained();
        resume();
    });
    // the head does not wait for a stream
    if (parts.some((part) => typeof part !== 'string' && 'writeTo' in part))
        output.flush();
    writeParts(parts, { write, whenDrained }, (error) => {
        if (!error)
            body.end();
        done(error);
    });
}
function writePiece(piece, body, output) {
    if (typeof piece !== 'string')
        return body.writeBytes(piece);
    body.addText(piece);
    return !output.full || output.flush();
}
/** A body as it is, and the count of it. */
class PlainBody {
    output;
    #r;
    constructor(r, output) {
        this.#r = r;
        this.output = output;
    }
    addText(text) {
        this.#count(text.length);
        this.output.add(text);
    }
    /** Writes bytes; false where the client is not reading fast enough. */
    writeBytes(bytes) {
        this.#count(bytes.length);
        return this.output.write(bytes);
    }
    end() { }
    /** As in nginx, `$body_bytes_sent` counts the framing of chunks as well. */
    #count(bytes) {
        this.#r.bytesSent += bytes;
        this.#r.bodyBytesSent += bytes;
    }
}
/** A body in chunks (RFC 9112 section 7.1), with the response's trailer fields at its end. */
class ChunkedBody extends PlainBody {
    #response;
    constructor(r, output) {
        super(r, output);
        this.#response = r.response;
    }
    addText(text) {
        if (text !== '')
            super.addText(`${text.length.toString(16)}\r\n${text}\r\n`);
    }
    writeBytes(bytes) {
        if (bytes.length === 0)
            return true;
        super.addText(`${bytes.length.toString(16)}\r\n`);
        const more = super.writeBytes(bytes);
        super.addText('\r\n');
        return more;
    }
    end() {
        // a stream may know them only now
        super.addText(`0\r\n${this.#response.trailers ?? ''}\r\n`);
    }
}
//# sourceMappingURL=write-response.js.map