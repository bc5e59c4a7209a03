import type { Socket } from 'node:net';
import type { Deadlines, Expiring } from '../http1/deadlines.ts';
import type { ProxyProtocol } from '../request/proxy-protocol.ts';
import { brokenHeader, readProxyHeader } from './proxy-protocol.ts';

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
export function takeProxyHeader(socket: Socket, deadlines: Deadlines, deadline: number, taker: HeaderTaker): void {
  let bytes = '';
  const waiting: Expiring = { deadline, expire: () => refuse('client timed out', false) };
  const stop = (): void => {
    deadlines.remove(waiting);
    socket.off('data', read).off('end', leave).off('close', stop);
  };
  const refuse = (message: string, fault: boolean): void => {
    stop();
    taker.refused(message, fault);
    socket.destroy();
  };
  const leave = (): void => {
    if (bytes === '') refuse('client closed connection', false);
    else refuse(brokenHeader(bytes).fault, true);
  };
  const drop = (): void => void socket.destroy();
  const read = (chunk: Buffer): void => {
    bytes += chunk.toString('latin1');
    const header = readProxyHeader(bytes);
    if (!header) return;
    if ('fault' in header) return refuse(header.fault, true);
    stop();
    socket.off('error', drop);
    socket.pause();
    const rest = bytes.length - header.size;
    if (rest > 0) socket.unshift(chunk.subarray(-rest));
    taker.taken(header.proxied);
  };
  deadlines.add(waiting);
  socket.on('data', read).on('end', leave).on('close', stop).on('error', drop);
}
