import { Headers } from './headers.js';
/** The response to a request while it is being made: nginx's headers_out, and the body. */
export class Response {
    status = 200;
    /** The reason phrase where it is not the usual one for the status. */
    reason = undefined;
    /** Undefined for no Content-Type field. */
    contentType = undefined;
    /** Bytes, -1 while unknown (then chunked, or ended by closing). */
    contentLength = -1;
    /** Unix seconds, -1 for none. */
    lastModified = -1;
    etag = undefined;
    /** A path or URL; a path becomes absolute by `absolute_redirect` when it is written. */
    location = undefined;
    /** Whether parts may be asked for by Range. */
    acceptRanges = false;
    /** The values of Server and Date where they are not the gateway's own. */
    server = undefined;
    date = undefined;
    /** Every other field. */
    headers = new Headers();
    /** Fields of the trailer section. */
    trailers = undefined;
    body = '';
    /** File descriptors to close when the response is over. */
    fds = undefined;
    /** What is to be called off when the response is over, or another one takes its place. */
    abandoned = undefined;
    /** What a 101 joins the connection to. */
    tunnel = undefined;
    /** Whether conditions of the request are left to whoever made the response (a backend). */
    unconditional = false;
    /** Whether the head has been handed to the connection: nothing above may change any more. */
    sent = false;
    /** A status that a filter ends the request with in place of this response (nginx's finalize in a header filter); 0 for none. */
    refusal = 0;
    /** Whether the body is left out: HEAD, 204, 304. */
    headerOnly = false;
    /**
     * The response that takes the place of this one, which was not sent: fields that whoever refused the request has set
     * stay (`Location`, `WWW-Authenticate`), what tells of the body does not.
     */
    next() {
        const response = new Response();
        for (const [name, value] of this.headers)
            response.headers.add(name, value);
        response.location = this.location;
        return response;
    }
}
//# sourceMappingURL=response.js.map