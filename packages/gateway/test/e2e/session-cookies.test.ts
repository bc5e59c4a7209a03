import { connect } from 'node:http2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curl } from './curl.ts';
import { freePorts, type Running, startProgram } from './program.ts';

let [port, h2, app] = [0, 0, 0];
let program: Running;

beforeAll(async () => {
  [port = 0, h2 = 0, app = 0] = await freePorts(3);
  // tokens that are made here are in the second half of their lives where they are opened
  const login = 'encrypted_session_expires 10m; session_cookie session $arg_user; return 200;';
  program = await startProgram(
    `worker_processes 2; events {}
    http { access_log off; encrypted_session_format sealed; encrypted_session_key ${'k'.repeat(32)}; encrypted_session_expires 1d;
      server { listen 127.0.0.1:${port}; listen 127.0.0.1:${h2} http2;
        location /login { ${login} }
        location /open { session_cookie_open session $uid; return 200 $uid; }
        location /checked { auth_request /auth; proxy_pass http://127.0.0.1:${app}/; }
        location = /auth { session_cookie_open session $uid; if ($uid = "") { return 401; } return 204; }
        location /app/ { session_cookie_open session $uid; proxy_pass http://127.0.0.1:${app}/; } }
      server { listen 127.0.0.1:${app};
        location / { return 200 hello; }
        location /logout { add_header Set-Cookie "session=; Max-Age=0"; return 200; } } }`,
  );
});
afterAll(() => program.stop());

const url = (path: string): string => `"http://127.0.0.1:${port}${path}"`;
const session = async (user: string): Promise<string> =>
  /session=[\w-]+/.exec(await curl(`-si ${url(`/login?user=${user}`)}`))?.[0] ?? '';
const cookiesOf = async (path: string, cookie: string): Promise<string[]> =>
  (await curl(`-si -b "${cookie}" ${url(path)}`)).match(/(?<=^set-cookie: ).*(?=\r)/gim) ?? [];

describe('a session that is in a cookie', () => {
  it('is renewed before a backend answers, unless that ends it', async () => {
    const cookie = await session('alice');
    expect(await cookiesOf('/app/', cookie)).toEqual([expect.stringMatching(/^session=[\w-]{100,}; Path=\/; /)]);
    expect(await cookiesOf('/app/logout', cookie)).toEqual(['session=; Max-Age=0']);
  });

  it('is renewed by the subrequest that lets a request in', async () => {
    expect(await cookiesOf('/checked', await session('alice'))).toHaveLength(1);
    expect(await cookiesOf('/checked', 'session=AAAA')).toEqual([]);
  });

  it('is found in any of the fields that HTTP/2 may have its cookies in', async () => {
    const cookie = await session('alice');
    const client = connect(`http://127.0.0.1:${h2}`);
    const stream = client.request({ ':path': '/open', cookie: ['a=b', 'Session=x', cookie, 'session=y'] });
    let body = '';
    for await (const text of stream.setEncoding('latin1')) body += text;
    client.close();
    expect(body).toBe('alice');
  });
});
