import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
/** Waits for the first bytes of a client and sees whether it speaks HTTP/2, as `peek` does. Source: ngx_http_wait_request_handler. */
export declare function peekPreface(socket: Socket, deadlines: Deadlines, deadline: number, then: (isHttp2: boolean) => void): void;
//# sourceMappingURL=peek-preface.d.ts.map