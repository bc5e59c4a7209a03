import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
import type { ProxyProtocol } from '../request/proxy-protocol.ts';
/** Who is told what came of a header. */
export interface HeaderTaker {
    /** The header is read; the socket is paused, and has what follows the header to give as if that came first. */
    taken(proxied: ProxyProtocol | undefined): void;
    /** The connection is about to be closed: there is no header that can be read. The message is nginx's, '' for none. */
    refused(message: string, fault: boolean): void;
}
/**
 * Takes the header of the PROXY protocol off a connection, in one piece or in several, until the deadline (milliseconds
 * since the Unix epoch). Source: ngx_http_wait_request_handler, ngx_http_ssl_handshake.
 */
export declare function takeProxyHeader(socket: Socket, deadlines: Deadlines, deadline: number, taker: HeaderTaker): void;
//# sourceMappingURL=take-proxy-header.d.ts.map