import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { Http1Connection } from '../src/http1/connection.ts';
import { Deadlines } from '../src/http1/deadlines.ts';
import { lending } from '../src/http1/lending.ts';
import type { Server } from '../src/request/location.ts';

/** A response as it came over the wire, latin1. */
export interface WireResponse {
  /** `HTTP/1.1 200 OK`; '' where the connection was closed without an answer. */
  readonly line: string;
  readonly fields: readonly string[];
  /** Without the framing of chunks. */
  readonly body: string;
}

/** Takes connections for one server, in this process, with the engine that the program has. */
export interface ServedConnections {
  /** Sends one request (latin1) on a connection of its own and reads the response to it. */
  ask(request: string): Promise<WireResponse>;
  close(): void;
}

/** Serves connections that seem to come to 127.0.0.1:8080 from that address. */
export async function serveConnections(
  server: Server,
  now: () => number,
  remoteAddress = '127.0.0.1',
): Promise<ServedConnections> {
  const deadlines = new Deadlines(now);
  const acceptor = {
    defaultServer: server,
    serverFor: () => server,
    now,
    deadlines,
    quitting: false,
    closed: () => {},
  };
  let id = 0;
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    id++;
    const [remotePort, serverAddress, serverPort] = ['50000', '127.0.0.1', '8080'];
    const endpoints = { id, remoteAddress, remotePort, serverAddress, serverPort, tls: undefined };
    new Http1Connection(lending(socket), acceptor, endpoints);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { ask: (request) => exchange(port, request), close: () => listener.close() };
}

function exchange(port: number, request: string): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const finish = (): void => {
      socket.destroy();
      resolve(parseResponse(text));
    };
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      text += piece;
      if (isWhole(text, request.startsWith('HEAD '))) finish();
    });
    socket.on('end', finish);
    socket.on('error', reject);
    socket.write(request, 'latin1');
  });
}

/** Whether a response that does not end with its connection is all there. */
function isWhole(text: string, head: boolean): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0 || /\r\nConnection: close\r\n/.test(text.slice(0, end + 2))) return false;
  if (head || /^HTTP\/1\.1 (?:204|304) /.test(text)) return true;
  if (/\r\nTransfer-Encoding: chunked\r\n/.test(text.slice(0, end + 2))) return text.endsWith('\r\n0\r\n\r\n');
  return text.length - end - 4 >= Number(/\r\nContent-Length: (\d+)\r\n/.exec(text)?.[1]);
}

function parseResponse(text: string): WireResponse {
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...fields] = text.slice(0, Math.max(end, 0)).split('\r\n');
  const body = text.slice(end + 4);
  return { line, fields, body: fields.includes('Transfer-Encoding: chunked') ? withoutChunks(body) : body };
}

function withoutChunks(body: string): string {
  let text = '';
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.slice(at, end), 16);
    if (length === 0) break;
    text += body.slice(end + 2, end + 2 + length);
    at = end + 4 + length;
  }
  return text;
}
