import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { descriptorsDownTo, openDescriptors } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { openRaw } from './raw-connection.ts';

const BODY = `Content-Length: 100000\r\n\r\n${'x'.repeat(50_000)}`;
const UPGRADE = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

/** What a client has sent when it goes away. */
const REQUESTS: readonly (readonly [name: string, request: string])[] = [
  ['while the answer is awaited', 'GET /slow HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['while its body is read beforehand', `POST /slow HTTP/1.1\r\nHost: h\r\n${BODY}`],
  ['while its body is passed on', `POST /streamed HTTP/1.1\r\nHost: h\r\n${BODY}`],
  ['while it gets an answer', 'GET /endless HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['while it gets a compressed answer', 'GET /endless HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n'],
  ['while somebody else is asked for it', 'GET /asked HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['while it is joined to a backend', `GET /ws HTTP/1.1\r\nHost: h\r\nSec-WebSocket-Version: 13\r\n${UPGRADE}\r\n`],
];

describe('a client that goes away', () => {
  const backend = createServer((request, response) => {
    request.on('error', () => {}).resume();
    response.on('error', () => {});
    if (request.url !== '/endless') return void setTimeout(() => response.end('ok'), 50);
    response.setHeader('Content-Type', 'text/html');
    const more = setInterval(() => response.write('x'.repeat(100_000)), 5);
    response.on('close', () => clearInterval(more));
  });
  let program: Running;
  let port: number;
  let idle: number;
  beforeAll(async () => {
    backend.listen(0, '127.0.0.1');
    await once(backend, 'listening');
    new WebSocketServer({ server: backend }).on('connection', (socket) => socket.on('error', () => {}));
    const address = backend.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log crit;
      events {}
      http {
        access_log off;
        gzip on;
        gzip_http_version 1.0;
        server {
          listen 127.0.0.1:${port};
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $http_connection;
          location / { proxy_pass http://127.0.0.1:${address.port}; }
          location /streamed { proxy_request_buffering off; proxy_pass http://127.0.0.1:${address.port}; }
          location /asked { auth_request /slow; proxy_pass http://127.0.0.1:${address.port}; }
        }
      }`);
    idle = openDescriptors(program.pid);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  it.each(REQUESTS)('%s leaves nothing open', async (_, request) => {
    const goAway = async (i: number): Promise<void> => {
      const connection = await openRaw(port);
      await connection.send(request);
      await new Promise((resolve) => setTimeout(resolve, i));
      if (i % 2 === 0) connection.resetNow();
      else connection.destroy();
    };
    for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 40 }, (_, i) => goAway(i)));
    expect(await descriptorsDownTo(program.pid, idle)).toBeLessThanOrEqual(idle);
    expect(program.read('logs/error.log')).toBe('');
    expect(program.alive()).toBe(true);
  });
});
