import { writeParts } from '../http1/body-writer.js';
import { fieldsSize, responseFields, trailerFields } from './response-fields.js';
/** How much is handed to a stream at a time, in bytes: as much as a frame takes, so that progress is seen. */
const PIECE = 16_384;
/** The head of a frame, in bytes. */
const FRAME_HEAD = 9;
/**
 * Writes a response to a stream, no faster than the client takes it. `done` is called when it has taken all, or with
 * what went wrong.
 */
export function writeResponse(r, stream, { now, http2 }, pace, done) {
    const { response } = r;
    const fields = responseFields(r, now());
    const { body } = response;
    const parts = typeof body === 'string' ? [body] : body;
    // Node.js sends no body with 205 (RFC 9110 section 15.3.6)
    const bodiless = response.headerOnly || response.status === 205;
    // those of a backend are known when its body has ended; and without them a stream that is closed because its body broke
    // off would end as if that were all of it (see `closeStream` of Node.js)
    const trailers = !bodiless && (response.trailers !== undefined || !isText(parts));
    const headerOnly = bodiless || (body === '' && !trailers);
    if (trailers) {
        stream.once('wantTrailers', () => {
            if (!stream.closed)
                stream.sendTrailers(trailerFields(response.trailers));
        });
    }
    stream.respond(fields, { endStream: headerOnly, waitForTrailers: trailers });
    r.bytesSent += FRAME_HEAD + fieldsSize(fields);
    if (headerOnly)
        return done(undefined);
    stream.once('finish', () => done(undefined));
    writeBody(parts, new CountedSink(r, stream, http2.http2_chunk_size, pace), pace, (error) => {
        if (error)
            done(error);
        else
            stream.end();
    });
}
/** Whether a body is all there, so that it cannot break off. */
function isText(parts) {
    return parts.every((part) => typeof part === 'string');
}
function writeBody(parts, sink, pace, done) {
    writeParts(parts, sink, (error) => {
        if (!pace.going())
            return;
        // the last of it has yet to be taken
        if (!error)
            pace.blocked(true);
        done(error);
    });
}
/** A stream, and the count of what is written to it. */
class CountedSink {
    #r;
    #stream;
    #chunkSize;
    #pace;
    constructor(r, stream, chunkSize, pace) {
        this.#r = r;
        this.#stream = stream;
        this.#chunkSize = chunkSize;
        this.#pace = pace;
    }
    write(piece) {
        if (!this.#pace.going() || this.#stream.destroyed)
            return false;
        if (piece.length === 0)
            return true;
        // as in nginx, `$body_bytes_sent` counts the heads of frames as well
        const sent = piece.length + FRAME_HEAD * Math.ceil(piece.length / this.#chunkSize);
        this.#r.bytesSent += sent;
        this.#r.bodyBytesSent += sent;
        let more = true;
        for (let at = 0; at < piece.length; at += PIECE)
            more = this.#writeFrame(piece, at);
        this.#pace.blocked(!more);
        return more;
    }
    #writeFrame(piece, at) {
        const end = Math.min(at + PIECE, piece.length);
        const moved = (error) => {
            if (!error && this.#pace.going())
                this.#pace.moved(end - at);
        };
        if (typeof piece === 'string')
            return this.#stream.write(piece.slice(at, end), 'latin1', moved);
        return this.#stream.write(piece.subarray(at, end), moved);
    }
    whenDrained(resume) {
        this.#stream.once('drain', () => {
            if (!this.#pace.going())
                return;
            this.#pace.blocked(false);
            resume();
        });
    }
}
//# sourceMappingURL=write-response.js.map