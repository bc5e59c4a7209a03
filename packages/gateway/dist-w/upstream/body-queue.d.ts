import type { PieceSink, StreamPart } from '../request/body.ts';
/** The body of a backend's response on its way to the client: a bounded queue between two speeds. */
export declare class BodyQueue implements StreamPart {
    #private;
    readonly length: number;
    /** `length` is what is announced (-1 for nothing), `most` how many bytes may wait, `resume` lets more come. */
    constructor(length: number, most: number, resume: () => void);
    /** Adds bytes; false where no more are to come until `resume` is called. */
    push(chunk: Uint8Array): boolean;
    /** No more comes: all of it has, or, with an error, it has broken off. */
    end(error?: Error): void;
    /** Throws away what there is and what is yet to come. */
    drop(): void;
    readonly writeTo: (sink: PieceSink, done: (error: Error | undefined) => void) => void;
}
//# sourceMappingURL=body-queue.d.ts.map