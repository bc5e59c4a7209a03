import { type ZlibOptions } from 'node:zlib';
import type { PieceSink } from '../../request/body.ts';
import type { Gain } from './ratio.ts';
/** Whoever is told of the end: with what went wrong, or with what the compressing came to. */
type Done = (error: Error | undefined, gain: Gain) => void;
/**
 * Compresses what is written to it into another sink, no faster than that takes it, so that little waits anywhere.
 * `flushing` has nothing held back when zlib has worked up all there is so far: the next piece may be long in coming.
 */
export declare class GzipFlow implements PieceSink {
    #private;
    constructor(options: ZlibOptions, sink: PieceSink, flushing: boolean, done: Done);
    write(piece: string | Uint8Array): boolean;
    whenDrained(resume: () => void): void;
    /** No more comes: all of it has, or, with an error, it has broken off. */
    end(error: Error | undefined): void;
    /** Frees what zlib holds, at once, and tells nobody. */
    stop(): void;
}
export {};
//# sourceMappingURL=gzip-flow.d.ts.map