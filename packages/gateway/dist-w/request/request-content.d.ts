import type { Readable } from 'node:stream';
/** What is told of a body that is passed on while it comes. */
export interface ContentEvents {
    /** Bytes of the client's wait for whoever reads them, or none do. */
    readonly waiting: (waits: boolean) => void;
    /** The body did not come whole: 400, 408 or 413, or 499 for a client that went away. */
    readonly failed: (status: number) => void;
}
/** The body of a request as it can be passed on. */
export interface RequestContent {
    /** Bytes, -1 where that is not known beforehand. */
    readonly length: number;
    /** All of it where it is in memory, or a stream of it, from its first byte; a new one at each call. */
    open(): Buffer | Readable;
    /** 0 as long as it can be opened, else the status of a request that would need it. */
    readonly fault: number;
    /** Whether another backend may get it after one has got some of it: not where it was still coming. */
    readonly repeatable: boolean;
    /** Of one that may still be coming: who is told of it from now on. */
    listen?(events: ContentEvents): void;
}
//# sourceMappingURL=request-content.d.ts.map