import type { Socket } from 'node:net';
import type { Server } from '../request/location.ts';
import { NO_FLOW, type Output, Request } from '../request/request.ts';

/** Nothing is ever answered: there is no request yet. */
const NOWHERE: Output = {
  send: () => undefined,
  readBody: (_r, consumer) => {
    consumer.end();
    return NO_FLOW;
  },
  abort: () => undefined,
};

/**
 * A request for variables that have a value while hands are shaken: those of the connection, and of the TLS session the
 * name that the client asks for. `now` is in milliseconds since the Unix epoch. Source: ngx_http_ssl_certificate.
 */
export function greetingRequest(socket: Socket, server: Server, serverName: string, now: number): Request {
  const client = {
    id: 0,
    remoteAddress: socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unix:',
    remotePort: String(socket.remotePort ?? ''),
    serverAddress: socket.localAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? '',
    serverPort: String(socket.localPort ?? ''),
    startedAt: now,
    requests: 0,
    pipelined: false,
    tls: (name: string) => (name === 'server_name' && serverName !== '' ? serverName : undefined),
  };
  return new Request(client, NOWHERE, server);
}
