import type { Duplex } from 'node:stream';
import type { Expiring } from '../http1/deadlines.ts';
import type { Headers } from '../request/headers.ts';
import type { Request } from '../request/request.ts';
import type { UpstreamAttempt } from '../request/upstream-trace.ts';
import type { BackendBody } from './backend-body.ts';
import type { Passing } from './passing.ts';
import type { Peer } from './peer.ts';
import type { BackendEvents, BackendHead, Fault } from './protocol.ts';
/** What comes of an attempt; `fail` is the last of it, and has been logged. */
export type AttemptEvents = Pick<BackendEvents, 'head' | 'data' | 'end' | 'upgraded' | 'fail'>;
/** One attempt to have a request answered by one peer: connecting, sending, and reading, each in its time. */
export declare class Attempt implements Expiring, BackendEvents {
    #private;
    deadline: number;
    /** What `$upstream_…` tell of it. */
    readonly record: UpstreamAttempt;
    readonly peer: Peer;
    /** Whether it was made over a connection that was kept. */
    cached: boolean;
    /** Whether the peer may have seen some of the request. */
    requestSent: boolean;
    constructor(r: Request, passing: Passing, peer: Peer, events: AttemptEvents);
    /** Begins, over a connection that was kept where there is one. */
    start(content: BackendBody): void;
    /** Lets data come again after `data` has returned false. */
    resume(): void;
    /** Bytes of the client's wait for the peer, or no longer do. */
    contentWaits(waits: boolean): void;
    /** Ends it: the connection is kept for another request where it can be, else closed. No event comes any more. */
    finish(reusable: boolean): void;
    moved(): void;
    sent(): void;
    stderr(text: string): void;
    head(head: BackendHead): void;
    data(chunk: Uint8Array): boolean;
    end(trailers: Headers | undefined, reusable: boolean): void;
    upgraded(head: BackendHead, socket: Duplex): void;
    fail(fault: Fault): void;
    expire(): void;
}
/** The record of an attempt that has yet to come to anything. */
export declare function newRecord(peer: string): UpstreamAttempt;
//# sourceMappingURL=attempt.d.ts.map