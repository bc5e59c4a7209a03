import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { listening } from './listening.ts';
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
    new WebSocketServer({ server: backend }).on('connection', (socket) => socket.on('error', () => {}));
    const backendPort = await listening(backend);
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
          location / { proxy_pass http://127.0.0.1:${backendPort}; }
          location /streamed { proxy_request_buffering off; proxy_pass http://127.0.0.1:${backendPort}; }
          location /asked { auth_request /slow; proxy_pass http://127.0.0.1:${backendPort}; }
        }
      }`);
    idle = openDescriptors(program.worker());
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
    expect(await descriptorsDownTo(program.worker(), idle)).toBeLessThanOrEqual(idle);
    expect(program.read('logs/error.log')).toBe('');
    expect(program.alive()).toBe(true);
  });
});

describe('a client that ends its side of the connection', () => {
  let asked: string[] = [];
  /** Tells the paths that it was asked for and how much came with them; what is slow to read makes the gateway wait. */
  const backend = createServer(async (request, response) => {
    let length = 0;
    if (request.url?.startsWith('/slow')) await new Promise((resolve) => setTimeout(resolve, 300));
    try {
      for await (const piece of request) length += (piece as Buffer).length;
    } catch {
      return; // some break off
    }
    asked.push(`${request.url} ${length}`);
    response.end(`${length}`);
  });
  let program: Running;
  let port: number;
  beforeAll(async () => {
    const backendPort = await listening(backend);
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        access_log logs/access.log;
        client_max_body_size 0;
        server {
          listen 127.0.0.1:${port};
          location / { proxy_pass http://127.0.0.1:${backendPort}; }
          location /checked { auth_request /slow; proxy_pass http://127.0.0.1:${backendPort}; }
          location /whole { proxy_ignore_client_abort on; proxy_pass http://127.0.0.1:${backendPort}/slow; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  const logged = async (path: string): Promise<string> => {
    const line = (): string | undefined =>
      program
        .read('logs/access.log')
        .split('\n')
        .find((text) => text.includes(` ${path} `));
    for (let i = 0; i < 200 && line() === undefined; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    return /" (\d{3}) /.exec(line() ?? '')?.[1] ?? 'none';
  };

  it('before a backend is chosen, has none asked', async () => {
    asked = [];
    const client = await openRaw(port);
    await client.send('GET /checked HTTP/1.1\r\nHost: h\r\n\r\n');
    client.end();
    await client.untilClosed();
    expect(await logged('/checked')).toBe('499');
    expect(asked.filter((line) => line.startsWith('/checked'))).toEqual([]);
  });

  it.each(['Content-Length', 'chunks'])(
    'has all of its body passed on where proxy_ignore_client_abort is on (%s)',
    async (framing) => {
      const body = 'x'.repeat(3_000_000);
      const path = `/whole?${framing}`;
      for (const leaves of [false, true]) {
        asked = [];
        const client = await openRaw(port);
        const head = framing === 'chunks' ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
        const content = framing === 'chunks' ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
        await client.send(`POST ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${head}\r\n\r\n${content}`);
        client.end();
        if (leaves) client.destroy();
        else await client.untilClosed();
        for (let i = 0; i < 200 && asked.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
        expect(asked).toEqual([`/slow?${framing} ${body.length}`]);
        if (!leaves) expect(client.text).toMatch(/^HTTP\/1\.1 200 [\s\S]*3000000/);
      }
    },
  );
});
