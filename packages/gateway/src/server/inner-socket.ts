import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * The socket that came in: under TLS, that which it is spoken on, which keeps the addresses that it had while its client
 * was there. Node.js tells of it under this name alone; without it, the socket itself.
 */
export function innerOf(socket: Socket): Socket {
  const { _parent: inner } = socket as Socket & { readonly _parent?: Socket | null };
  return (socket instanceof TLSSocket && inner) || socket;
}
