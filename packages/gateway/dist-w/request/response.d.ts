import type { Duplex } from 'node:stream';
import type { Body } from './body.ts';
import { Headers } from './headers.ts';
/** Another connection that the client's is joined to: what comes on either goes out on the other. */
export interface Upgrade {
    readonly socket: Duplex;
    /** How long both may be silent: milliseconds. */
    readonly timeout: number;
    /** Told when it is over, for whatever reason, and that a timeout was the reason. */
    readonly over: (timedOut: boolean) => void;
}
/** The response to a request while it is being made: nginx's headers_out, and the body. */
export declare class Response {
    status: number;
    /** The reason phrase where it is not the usual one for the status. */
    reason: string | undefined;
    /** Undefined for no Content-Type field. */
    contentType: string | undefined;
    /** Bytes, -1 while unknown (then chunked, or ended by closing). */
    contentLength: number;
    /** Unix seconds, -1 for none. */
    lastModified: number;
    etag: string | undefined;
    /** A path or URL; a path becomes absolute by `absolute_redirect` when it is written. */
    location: string | undefined;
    /** Whether parts may be asked for by Range. */
    acceptRanges: boolean;
    /** The values of Server and Date where they are not the gateway's own. */
    server: string | undefined;
    date: string | undefined;
    /** Every other field. */
    readonly headers: Headers;
    /** Fields of the trailer section. */
    trailers: Headers | undefined;
    body: Body;
    /** File descriptors to close when the response is over. */
    fds: number[] | undefined;
    /** What is to be called off when the response is over, or another one takes its place. */
    abandoned: (() => void)[] | undefined;
    /** What a 101 joins the connection to. */
    tunnel: Upgrade | undefined;
    /** Whether conditions of the request are left to whoever made the response (a backend). */
    unconditional: boolean;
    /** Whether the head has been handed to the connection: nothing above may change any more. */
    sent: boolean;
    /** A status that a filter ends the request with in place of this response (nginx's finalize in a header filter); 0 for none. */
    refusal: number;
    /** Whether the body is left out: HEAD, 204, 304. */
    headerOnly: boolean;
    /**
     * The response that takes the place of this one, which was not sent: fields that whoever refused the request has set
     * stay (`Location`, `WWW-Authenticate`), what tells of the body does not.
     */
    next(): Response;
}
//# sourceMappingURL=response.d.ts.map