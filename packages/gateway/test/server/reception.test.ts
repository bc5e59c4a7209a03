import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Deadlines } from '../../src/http1/deadlines.ts';
import { MODULES } from '../../src/modules/index.ts';
import { Generation } from '../../src/server/generation.ts';
import { accept, type Service, serviceOf } from '../../src/server/reception.ts';
import { loadText } from '../load-text.ts';

const CONF = `error_log stderr emerg; events {}
  http { access_log off; server { listen 127.0.0.1:1; location / { deny 127.0.0.1; allow all; echo let in; } } }`;

function load(): Service {
  const environment = { now: Date.now, randomBytes: (size: number): Uint8Array => new Uint8Array(size) };
  const configuration = loadText(CONF, MODULES);
  const [group] = configuration.listens;
  if (!group) throw new Error('nothing is listened on');
  return serviceOf(group, new Generation(configuration, environment, new Deadlines(Date.now), () => 1));
}

/** The kernel knows no peer any more of a socket that has been reset, from that call on. */
function forgetPeer(socket: Socket, from: number): void {
  const { _handle: handle } = socket as Socket & { readonly _handle: { getpeername(out: object): number } };
  const ask = handle.getpeername.bind(handle);
  let asked = 0;
  handle.getpeername = (out) => (++asked < from ? ask(out) : -107);
}

it.each([
  [1, 'is not served'],
  [2, 'is served by the address that it had'],
])('a client whose address cannot be had from the time on that it is asked for %i times %s', async (from) => {
  const service = load();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    forgetPeer(socket, from);
    accept(socket, service);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  client.on('data', (text) => {
    answer += text;
  });
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
  await once(client, 'close');
  server.close();
  expect(answer.split('\r\n')[0]).toBe(from === 1 ? '' : 'HTTP/1.1 403 Forbidden');
});
