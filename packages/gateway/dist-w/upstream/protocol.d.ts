import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Headers } from '../request/headers.ts';
import type { Request } from '../request/request.ts';
import type { BackendBody } from './backend-body.ts';
/** An open connection to a backend. */
export interface Connection {
    readonly socket: Socket;
    /** What the protocol keeps with a connection from one request to the next. */
    state: unknown;
    /** How many requests it has had, that in hand included. */
    requests: number;
    /** Milliseconds since the Unix epoch. */
    readonly openedAt: number;
}
/** What a failed attempt counts as for `proxy_next_upstream`. */
export type FaultKind = 'error' | 'timeout' | 'invalid_header';
/** Why a backend's response did not come, or not whole: in nginx's words, without what it was busy with. */
export interface Fault {
    readonly kind: FaultKind;
    readonly message: string;
    /** The level of its log line; `error` unless given. */
    readonly level?: number;
}
/** The head of a backend's response. */
export interface BackendHead {
    readonly status: number;
    /** The reason phrase; undefined for the usual one. */
    readonly reason: string | undefined;
    readonly headers: Headers;
    /** Bytes, -1 where it is not announced. */
    readonly contentLength: number;
}
/** What comes of a request to a backend, in this order: `sent`, `head`, `data`, `end`; or `fail` at any time, and nothing after it. */
export interface BackendEvents {
    /** Some of the request has been taken by the backend. */
    moved(): void;
    /** All of the request is on its way. */
    sent(): void;
    head(head: BackendHead): void;
    /** False holds the backend back until `resume`. */
    data(chunk: Uint8Array): boolean;
    /** The response is whole; `reusable` where the connection can take another request. */
    end(trailers: Headers | undefined, reusable: boolean): void;
    /** The head was a 101, and the connection is no longer HTTP. */
    upgraded(head: BackendHead, socket: Duplex): void;
    /** What the application wrote to its error stream (FastCGI). */
    stderr(text: string): void;
    fail(fault: Fault): void;
}
/** A request to a backend that is under way. */
export interface BackendCall {
    /** Lets data come again. */
    resume(): void;
    /** Ends it, and the connection with it; no event comes any more. */
    abort(): void;
}
/** How requests are put to backends over a connection: HTTP, FastCGI. */
export interface Protocol {
    /** What messages say before the address: `http://`, `https://`, `fastcgi://`. */
    readonly schema: string;
    /** Sends a request, once, over a connection that has none in hand. */
    call(connection: Connection, r: Request, body: BackendBody, events: BackendEvents): BackendCall;
}
//# sourceMappingURL=protocol.d.ts.map