import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { freePort, type Running, startProgram } from './program.ts';
import { ask, openRaw } from './raw-connection.ts';

describe('a WebSocket through the gateway', () => {
  let backend: WebSocketServer;
  let program: Running;
  let port: number;
  beforeAll(async () => {
    backend = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(backend, 'listening');
    backend.on('connection', (socket, request) => {
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
      if (request.url === '/silent') socket.removeAllListeners('message');
      if (request.url?.startsWith('/greeting')) socket.send(`hello ${request.headers['x-user-data'] ?? 'nobody'}`);
    });
    const address = backend.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        map $http_upgrade $connection_upgrade { default upgrade; '' close; }
        access_log logs/access.log;
        server {
          listen 127.0.0.1:${port};
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
          proxy_set_header X-User-Data $arg_user;
          location / { proxy_pass http://127.0.0.1:${address.port}; }
          location /greet { proxy_pass http://127.0.0.1:${address.port}/greeting; }
          location /silent { proxy_read_timeout 300ms; proxy_pass http://127.0.0.1:${address.port}; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  const open = async (path: string): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    await once(socket, 'open');
    return socket;
  };

  it('echoes messages of every size, text and binary, in order', async () => {
    const socket = await open('/');
    const sent = ['a', '', 'ü'.repeat(70_000), ...Array.from({ length: 300 }, (_, i) => `message ${i}`)];
    const large = Buffer.alloc(6_000_000, 7);
    const received: string[] = [];
    const echoed = new Promise<Buffer>((resolve) => {
      socket.on('message', (data, isBinary) => {
        if (isBinary) resolve(data as Buffer);
        else received.push(String(data));
      });
    });
    for (const message of sent) socket.send(message);
    socket.send(large);
    expect((await echoed).equals(large)).toBe(true);
    expect(received).toEqual(sent);
    socket.close(4321, 'done');
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([4321, 'done']);
  });

  it('gets what the gateway sets, and what comes along with the head of the answer', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/greet?user=42`, { headers: { 'X-User-Data': 'evil' } });
    const [greeting] = await once(socket, 'message');
    expect(String(greeting)).toBe('hello 42');
    socket.close();
    await once(socket, 'close');
  });

  it('is closed at the other end too when one end goes away', async () => {
    const connected = once(backend, 'connection');
    const socket = await open('/');
    const [other] = (await connected) as [WebSocket];
    const gone = once(other, 'close');
    socket.terminate();
    await gone;
    const again = once(backend, 'connection');
    const second = await open('/');
    const [backendSide] = (await again) as [WebSocket];
    backendSide.terminate();
    await once(second, 'close');
    expect(program.alive()).toBe(true);
  });

  it('is closed, with a line in the log, once both ends have been silent for proxy_read_timeout', async () => {
    const socket = await open('/silent');
    await once(socket, 'close');
    expect(program.read('logs/error.log')).toContain(
      'upstream timed out (110: Connection timed out) while proxying upgraded connection',
    );
  });

  it('is logged with its status and what went to the client when it is over', async () => {
    const socket = await open('/?logged');
    socket.send('12345');
    await once(socket, 'message');
    socket.close();
    await once(socket, 'close');
    const line = (): string => /^.*\?logged.*$/m.exec(program.read('logs/access.log'))?.[0] ?? '';
    for (let i = 0; i < 100 && line() === ''; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    // a frame of two bytes and the message, and the closing one of two
    expect(line()).toMatch(/"GET \/\?logged HTTP\/1\.1" 101 9 /);
  });

  it('is not made of a request that does not ask for one', async () => {
    expect(await ask(port, 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 426 /);
  });

  it('does not take what comes after a refused upgrade for anything but another request', async () => {
    const connection = await openRaw(port);
    const upgrade = 'GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    // without a key the backend refuses
    await connection.send(`${upgrade}GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    await connection.untilClosed();
    // bodies do not end in a line break
    expect(connection.text.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 426']);
    connection.destroy();
  });
});
