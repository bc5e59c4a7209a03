import type { Body } from './body.ts';
import { Headers } from './headers.ts';

/** The response to a request while it is being made: nginx's headers_out, and the body. */
export class Response {
  status: number = 200;
  /** The reason phrase where it is not the usual one for the status. */
  reason: string | undefined = undefined;
  /** Undefined for no Content-Type field. */
  contentType: string | undefined = undefined;
  /** Bytes, -1 while unknown (then chunked, or ended by closing). */
  contentLength: number = -1;
  /** Unix seconds, -1 for none. */
  lastModified: number = -1;
  etag: string | undefined = undefined;
  /** A path or URL; a path becomes absolute by `absolute_redirect` when it is written. */
  location: string | undefined = undefined;
  /** Whether parts may be asked for by Range. */
  acceptRanges: boolean = false;
  /** Every other field. */
  readonly headers: Headers = new Headers();
  /** Fields of the trailer section. */
  trailers: Headers | undefined = undefined;
  body: Body = '';
  /** File descriptors to close when the response is over. */
  fds: number[] | undefined = undefined;
  /** Whether the head has been handed to the connection: nothing above may change any more. */
  sent: boolean = false;
  /** A status that a filter ends the request with in place of this response (nginx's finalize in a header filter); 0 for none. */
  refusal: number = 0;
  /** Whether the body is left out: HEAD, 204, 304. */
  headerOnly: boolean = false;

  /**
   * The response that takes the place of this one, which was not sent: fields that whoever refused the request has set
   * stay (`Location`, `WWW-Authenticate`), what tells of the body does not.
   */
  next(): Response {
    const response = new Response();
    for (const [name, value] of this.headers) response.headers.add(name, value);
    response.location = this.location;
    return response;
  }
}
