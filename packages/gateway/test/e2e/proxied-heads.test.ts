import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, startRawBackend } from './raw-backend.ts';
import { ask } from './raw-connection.ts';

const REST = '\r\nContent-Length: 2\r\n\r\nok';

/** Heads as a backend sends them, by path; latin1. */
const HEADS: Readonly<Record<string, string>> = {
  '/own-reason': `HTTP/1.1 200 Very well${REST}`,
  '/latin1-reason': `HTTP/1.1 200 g\xfct${REST}`,
  // U+010D and U+010A, whose low bytes are CR and LF
  '/split-reason': `HTTP/1.1 200 a\xc4\x8d\xc4\x8aX-Evil: 1\xc4\x8d\xc4\x8a${REST}`,
  '/no-reason': `HTTP/1.1 200${REST}`,
  '/no-redirect': `HTTP/1.1 200 OK\r\nX-Accel-Redirect: ${REST}`,
  '/to-name': `HTTP/1.1 200 OK\r\nX-Accel-Redirect: @echo${REST}`,
  '/to-uri': `HTTP/1.1 200 OK\r\nX-Accel-Redirect: /method${REST}`,
};

describe('the head', () => {
  let backend: RawBackend;
  let program: Running;
  let port: number;

  beforeAll(async () => {
    backend = await startRawBackend((socket, head) => {
      socket.end(HEADS[pathOf(head)] ?? `HTTP/1.1 200 Own${REST}`, 'latin1');
    });
    port = await freePort();
    program = await startProgram(
      `error_log logs/error.log info;
      events {}
      http {
        access_log off;
        server {
          listen 127.0.0.1:${port};
          location / { proxy_pass http://127.0.0.1:${backend.port}; }
          location /method { return 200 "$request_method\\n"; }
          location @echo { return 200 "$request_method\\n"; }
          location /no-host { proxy_set_header Host ""; proxy_pass http://127.0.0.1:${backend.port}; }
          location /asked { proxy_method $arg_method; proxy_pass http://127.0.0.1:${backend.port}; }
          location /login { auth_basic realm; auth_basic_user_file users; error_page 401 @login; }
          location /replaced { error_page 403 =410 /own-reason; return 403; }
          location @login { proxy_pass http://127.0.0.1:${backend.port}; }
        }
      }`,
      { users: '' },
    );
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  const send = (path: string, method = 'GET'): Promise<string> =>
    ask(port, `${method} ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);

  it.each([
    ['/own-reason', 'HTTP/1.1 200 Very well\r\n'],
    ['/latin1-reason', 'HTTP/1.1 200 g\xfct\r\n'],
    ['/split-reason', 'HTTP/1.1 200 a\xc4\x8d\xc4\x8aX-Evil: 1\xc4\x8d\xc4\x8a\r\n'],
    ['/no-reason', 'HTTP/1.1 200 OK\r\n'],
    // that of another status would be misleading
    ['/replaced', 'HTTP/1.1 410 Gone\r\n'],
  ])('of an answer has the reason phrase of the backend, byte for byte: %s', async (path, line) => {
    const answer = await send(path);
    expect(answer.slice(0, answer.indexOf('\r\n') + 2)).toBe(line);
    expect(answer).not.toMatch(/^X-Evil/m);
  });

  it('of a request has an empty Host where none is to be told, rather than a made-up one', async () => {
    await send('/no-host');
    expect(backend.heads.at(-1)).toMatch(/^Host: *\r\n/im);
  });

  it('of a request is not made of a method that is none', async () => {
    const before = backend.heads.length;
    expect(await send('/asked?method=a%20b')).toMatch(/^HTTP\/1\.1 200 /);
    expect(backend.heads.at(-1)).toMatch(/^a%20b \/asked/);
    expect(await send('/asked?method=(x)')).toMatch(/^HTTP\/1\.1 500 /);
    expect(backend.heads.length).toBe(before + 1);
    expect(program.read('logs/error.log')).toContain('the value of "proxy_method" is no method');
  });

  it('of an answer keeps what was set before it was passed on', async () => {
    const answer = await send('/login');
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toContain('WWW-Authenticate: Basic realm="realm"\r\n');
  });

  it('of an answer that redirects nowhere is no answer', async () => {
    expect(await send('/no-redirect')).toMatch(/^HTTP\/1\.1 404 /);
    expect(program.read('logs/error.log')).toContain('unsafe URI "" was detected');
  });

  it('of an answer that redirects to a location has the method stay where that has a name', async () => {
    expect(await send('/to-name', 'DELETE')).toContain('\r\n\r\nDELETE\n');
    expect(await send('/to-uri', 'DELETE')).toContain('\r\n\r\nGET\n');
  });
});
