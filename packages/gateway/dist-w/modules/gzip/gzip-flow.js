import { constants, createGzip } from 'node:zlib';
/**
 * Compresses what is written to it into another sink, no faster than that takes it, so that little waits anywhere.
 * `flushing` has nothing held back when zlib has worked up all there is so far: the next piece may be long in coming.
 */
export class GzipFlow {
    #gzip;
    #flushing;
    #done;
    #before = 0;
    #after = 0;
    /** Pieces that zlib has not worked up. */
    #waiting = 0;
    #over = false;
    constructor(options, sink, flushing, done) {
        const gzip = createGzip(options);
        this.#gzip = gzip;
        this.#flushing = flushing;
        this.#done = done;
        gzip.on('data', (chunk) => {
            this.#after += chunk.length;
            if (sink.write(chunk))
                return;
            gzip.pause();
            sink.whenDrained(() => gzip.resume());
        });
        gzip.on('end', () => this.#finish(undefined));
        gzip.on('error', (error) => this.#finish(error));
    }
    write(piece) {
        if (this.#over)
            return false;
        this.#before += piece.length;
        this.#waiting++;
        const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
        return this.#gzip.write(bytes, () => this.#workedUp());
    }
    whenDrained(resume) {
        this.#gzip.once('drain', resume);
    }
    /** No more comes: all of it has, or, with an error, it has broken off. */
    end(error) {
        if (error)
            this.#finish(error);
        else if (!this.#over)
            this.#gzip.end();
    }
    /** Frees what zlib holds, at once, and tells nobody. */
    stop() {
        this.#over = true;
        this.#gzip.destroy();
    }
    #workedUp() {
        this.#waiting--;
        if (this.#flushing && this.#waiting === 0 && !this.#over && !this.#gzip.writableEnded) {
            this.#gzip.flush(constants.Z_SYNC_FLUSH);
        }
    }
    #finish(error) {
        if (this.#over)
            return;
        this.stop();
        this.#done(error, { before: this.#before, after: this.#after });
    }
}
//# sourceMappingURL=gzip-flow.js.map