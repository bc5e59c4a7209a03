import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, startRawBackend } from './raw-backend.ts';
import { ask } from './raw-connection.ts';

/** Responses that have no body, whatever they say or send. */
const RESPONSES: Readonly<Record<string, string>> = {
  '/204': 'HTTP/1.1 204 No Content\r\n\r\n',
  '/204-length': 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n',
  '/204-body': 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello',
  '/204-chunked': 'HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n',
  '/304': 'HTTP/1.1 304 Not Modified\r\n\r\n',
  '/304-length': 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
  '/304-chunked': 'HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n',
  '/head': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n',
  '/head-chunked': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
  '/get/large': `HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n${'x'.repeat(200_000)}`,
  '/get/unfinished': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe',
  '/get/unsized': 'HTTP/1.1 200 OK\r\n\r\nhe',
};

describe('a response without a body', () => {
  let backend: RawBackend;
  let closing: RawBackend;
  let program: Running;
  let port: number;

  beforeAll(async () => {
    // the connection stays open, and nothing more comes on it
    backend = await startRawBackend((socket, first) => {
      const answer = (head: string): void => void socket.write(RESPONSES[pathOf(head)] ?? '', 'latin1');
      answer(first);
      socket.on('data', (chunk: Buffer) => answer(chunk.toString('latin1')));
    });
    closing = await startRawBackend((socket, head) => void socket.end(RESPONSES[pathOf(head)] ?? '', 'latin1'));
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        access_log off;
        proxy_read_timeout 20s;
        upstream kept { server 127.0.0.1:${backend.port}; keepalive 4; }
        server {
          listen 127.0.0.1:${port};
          location / { proxy_pass http://127.0.0.1:${backend.port}; }
          location /closed/ { proxy_pass http://127.0.0.1:${closing.port}/; }
          location = /asked { auth_request /204-length; echo -n in; }
          location /get/ { proxy_method GET; proxy_pass http://127.0.0.1:${backend.port}; }
          location /kept/ { proxy_set_header Connection ""; proxy_pass http://kept/; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
    closing.close();
  });

  it.each(['/304-length', '/304-chunked', '/204-length'])(
    '%s is whole when the connection ends after it',
    async (path) => {
      const answer = await ask(port, `GET /closed${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${path.slice(1, 4)} `));
      expect(program.read('logs/error.log')).not.toContain('[error]');
    },
  );

  it('is what auth_request goes by', async () => {
    const answer = await ask(port, 'GET /asked HTTP/1.0\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nin$/s);
  });

  it.each(Object.keys(RESPONSES))('%s is not waited for, and the client gets its head', async (path) => {
    const method = path.includes('/head') || path.includes('/get') ? 'HEAD' : 'GET';
    const status = Number(/\d{3}/.exec(path)?.[0] ?? 200);
    for (const prefix of path.startsWith('/get') ? [''] : ['', '/kept']) {
      const answer = await ask(port, `${method} ${prefix}${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
      expect(answer, `${prefix}${path}`).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*\r\n\r\n$`));
    }
  });
});
