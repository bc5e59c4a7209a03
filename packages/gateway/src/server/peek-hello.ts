import type { Socket } from 'node:net';
import type { Deadlines, Expiring } from '../http1/deadlines.ts';
import { type ClientHello, readClientHello } from './client-hello.ts';

/** What a client begins with: 'plain' for no handshake, undefined for one that cannot be read here. */
export type Beginning = ClientHello | 'plain' | undefined;

/**
 * Waits for the first message of a client and looks at it: `then` gets the socket as if nothing had been read, paused.
 * A client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export function peekHello(
  socket: Socket,
  deadlines: Deadlines,
  deadline: number,
  then: (beginning: Beginning) => void,
): void {
  let bytes: Buffer = Buffer.alloc(0);
  let need = 1;
  const waiting: Expiring = { deadline, expire: () => void socket.destroy() };
  const leave = (): void => void socket.destroy();
  const look = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length < need) return;
    const beginning = beginningOf(bytes);
    if (typeof beginning === 'number') {
      need = beginning;
      return;
    }
    deadlines.remove(waiting);
    socket.off('data', look);
    socket.off('end', leave);
    socket.pause();
    socket.unshift(bytes);
    then(beginning);
  };
  deadlines.add(waiting);
  socket.once('close', () => deadlines.remove(waiting));
  socket.on('error', leave);
  socket.once('end', leave);
  socket.on('data', look);
}

/** What some first bytes are, or how many there have to be to tell. */
function beginningOf(bytes: Buffer): Beginning | number {
  if (!isHandshake(bytes[0] ?? 0)) return 'plain';
  const hello = readClientHello(bytes);
  return hello === 'malformed' ? undefined : hello;
}

/** Whether a first byte begins a TLS handshake, or one of SSLv2, rather than a plain request. Source: ngx_http_ssl_handshake. */
export function isHandshake(byte: number): boolean {
  return byte === 0x16 || byte >= 0x80;
}
