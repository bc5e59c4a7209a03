import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
/**
 * Waits for the first bytes of a client and sees whether it speaks HTTP/2: `then` gets the socket as if nothing had been
 * read, paused. A client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not
 * heard of again. Source: ngx_http_wait_request_handler.
 */
export declare function peekPreface(socket: Socket, deadlines: Deadlines, deadline: number, then: (isHttp2: boolean) => void): void;
//# sourceMappingURL=preface.d.ts.map