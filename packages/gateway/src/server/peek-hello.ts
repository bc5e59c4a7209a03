import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
import { type ClientHello, readClientHello } from './client-hello.ts';
import { peek } from './peek.ts';

/** What a client begins with: 'plain' for no handshake, undefined for one that cannot be read here. */
export type Beginning = ClientHello | 'plain' | undefined;

/** Waits for the first message of a client and looks at it, as `peek` does. */
export function peekHello(
  socket: Socket,
  deadlines: Deadlines,
  deadline: number,
  then: (beginning: Beginning) => void,
): void {
  peek(socket, deadlines, deadline, judge, then);
}

/** What some first bytes are, or how many there have to be to tell. */
function judge(bytes: Buffer): { readonly seen: Beginning } | number {
  if (!isHandshake(bytes[0] ?? 0)) return { seen: 'plain' };
  const hello = readClientHello(bytes);
  if (typeof hello === 'number') return hello;
  return { seen: hello === 'malformed' ? undefined : hello };
}

/** Whether a first byte begins a TLS handshake, or one of SSLv2, rather than a plain request. Source: ngx_http_ssl_handshake. */
export function isHandshake(byte: number): boolean {
  return byte === 0x16 || byte >= 0x80;
}
