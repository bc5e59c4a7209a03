import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { ask, openRaw, RawConnection } from './raw-connection.ts';

let port = 0;
let tinyPort = 0;
let directory = '';
let program: Running;

beforeAll(async () => {
  [port, tinyPort] = [await freePort(), await freePort()];
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`html/${i}.txt`, `file ${i}\n`]));
  program = await startProgram(
    `
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 64; }
    http {
      access_log logs/access.log;
      default_type text/plain;
      keepalive_requests 5000;
      server {
        listen 127.0.0.1:${port};
        listen unix:${directory}/http.sock;
        location / { }
        location /uri { return 200 "$uri\\n"; }
        location /body { echo_read_request_body; echo "<$request_body>"; }
        location /small { client_max_body_size 5; echo_read_request_body; echo "<$request_body>"; }
        location /unread { return 200 "unread\\n"; }
        location /few { keepalive_requests 3; return 200 "few\\n"; }
        location /header { keepalive_timeout 75 20; return 200 "header\\n"; }
        location /close { keepalive_timeout 0; }
        location /client { return 200 "$remote_addr|$server_addr|$server_port|$connection_requests\\n"; }
        location = /close.txt { keepalive_timeout 0; client_max_body_size 10m; alias html/0.txt; }
      }
      server {
        listen 127.0.0.1:${tinyPort};
        client_max_body_size 1k;
        location / { return 200 "ok\\n"; }
      }
    }`,
    files,
  );
});

afterAll(async () => {
  await program.stop();
  rmSync(directory, { recursive: true });
});

const get = (target: string, fields = ''): string => `GET ${target} HTTP/1.1\r\nHost: h\r\n${fields}\r\n`;
const post = (target: string, fields: string, body: string): string =>
  `POST ${target} HTTP/1.1\r\nHost: h\r\n${fields}\r\n${body}`;
const LAST = get('/uri/last', 'Connection: close\r\n');

/** The lines of bodies in what a server sent, in order. */
function linesOf(text: string, like: RegExp): string[] {
  return text.split(/\r?\n/).filter((line) => like.test(line));
}

describe('a connection', () => {
  it('is kept for one request after the other', async () => {
    const connection = await openRaw(port);
    for (let i = 1; i <= 5; i++) {
      await connection.send(get('/client'));
      await connection.untilResponses(i);
    }
    connection.destroy();
    expect(linesOf(connection.text, /\|/).map((line) => line.split('|')[3])).toEqual(['1', '2', '3', '4', '5']);
    expect(connection.text).not.toContain('Connection: close');
  });

  it('answers a thousand requests that come in one write in their order', async () => {
    const targets = Array.from({ length: 1000 }, (_, i) => (i % 10 === 3 ? `/${i % 7}.txt` : `/uri/${i}`));
    const text = await ask(port, targets.map((target) => get(target)).join('') + LAST);
    const expected = targets.map((target) => target.replace(/^\/(\d)\.txt$/, 'file $1'));
    expect(linesOf(text, /^(\/uri|file)/)).toEqual([...expected, '/uri/last']);
  });

  it('answers all requests that came before the client ended its side', async () => {
    const connection = await openRaw(port);
    const targets = ['/0.txt', '/1.txt', '/uri/2', '/3.txt', '/uri/4'];
    await connection.send(targets.map((target) => get(target)).join(''));
    connection.end();
    await connection.untilClosed();
    connection.destroy();
    expect(linesOf(connection.text, /^(\/uri|file)/)).toEqual(['file 0', 'file 1', '/uri/2', 'file 3', '/uri/4']);
  });

  it.each([
    ['a sized body that is read', post('/body', 'Content-Length: 5\r\n', 'hello'), '<hello>'],
    [
      'a body in chunks that is read',
      post('/body', 'Transfer-Encoding: chunked\r\n', '3;x\r\nhel\r\n2\r\nlo\r\n0\r\nA: b\r\n\r\n'),
      '<hello>',
    ],
    ['an empty body in chunks', post('/body', 'Transfer-Encoding: chunked\r\n', '0\r\n\r\n'), '<>'],
    ['an empty sized body', post('/body', 'Content-Length: 0\r\n', ''), '<>'],
    ['a sized body nobody reads', post('/unread', 'Content-Length: 5\r\n', 'hello'), 'unread'],
    [
      'a body in chunks nobody reads',
      post('/unread', 'Transfer-Encoding: chunked\r\n', '5\r\nhello\r\n0\r\n\r\n'),
      'unread',
    ],
    ['a body with a file', post('/0.txt', 'Content-Length: 5\r\n', 'hello'), '405'],
    ['a large body nobody reads', post('/unread', 'Content-Length: 500000\r\n', 'x'.repeat(500_000)), 'unread'],
  ])('goes on with the next request after %s', async (_, request, answer) => {
    const text = await ask(port, request + LAST);
    expect(statusesOf(text)).toHaveLength(2);
    expect(text).toContain(answer);
    expect(text).toContain('/uri/last\n');
  });

  it('answers HEAD with the head alone', async () => {
    const heads = ['/0.txt', '/uri', '/missing', '/body'].map((target) => get(target).replace('GET', 'HEAD'));
    const text = await ask(port, heads.join('') + LAST);
    expect(statusesOf(text)).toEqual([200, 200, 404, 200, 200]);
    expect(text).toContain('Content-Length: 7\r\n');
    expect(linesOf(text, /^(file|<|\/uri)/)).toEqual(['/uri/last']);
  });

  it.each([
    ['GET /uri HTTP/1.0\r\n\r\n', 'close'],
    ['GET /uri HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', 'keep-alive'],
    ['GET /uri HTTP/1.1\r\nHost: h\r\n\r\n', 'keep-alive'],
    ['GET /uri HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', 'close'],
  ])('of %j is to %s', async (request, kept) => {
    const text = await ask(port, request + (kept === 'close' ? '' : LAST));
    expect(text).toContain(`Connection: ${kept}\r\n`);
    expect(statusesOf(text)).toHaveLength(kept === 'close' ? 1 : 2);
  });

  it('of HTTP/1.0 ends with a body of unknown length, which is not in chunks', async () => {
    const text = await ask(port, 'GET /body HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
    expect(text).toContain('Connection: close\r\n');
    expect(text).not.toContain('Transfer-Encoding');
    expect(text).toMatch(/\r\n\r\n<>\n$/);
  });

  it('ends after keepalive_requests', async () => {
    const text = await ask(port, get('/few').repeat(5));
    expect(statusesOf(text)).toEqual([200, 200, 200]);
    expect(text.match(/^Connection: .*/gm)).toEqual([
      'Connection: keep-alive',
      'Connection: keep-alive',
      'Connection: close',
    ]);
  });

  it('says how long it is kept where that is configured', async () => {
    expect(await ask(port, get('/header') + LAST)).toContain('Connection: keep-alive\r\nKeep-Alive: timeout=20\r\n');
  });

  it('to a unix socket is served', async () => {
    const text = await ask(0, get('/client', 'Connection: close\r\n'), {
      path: join(directory, 'http.sock'),
    });
    expect(linesOf(text, /\|/)).toEqual([expect.stringMatching(/^unix:\|unix:.*\/http\.sock\|/)]);
  });
});

describe('a client that expects 100 Continue', () => {
  const expecting = (target: string, length: number): string =>
    post(target, `Expect: 100-continue\r\nContent-Length: ${length}\r\n`, '');

  it.each([
    ['/body', '<hello>'],
    ['/unread', 'unread'],
  ])('is told to go on, by %s', async (target, answer) => {
    const connection = await openRaw(port);
    await connection.send(expecting(target, 5));
    await connection.untilResponses(1);
    expect(connection.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    await connection.send(`hello${LAST}`);
    await connection.untilClosed();
    connection.destroy();
    expect(connection.statuses).toEqual([100, 200, 200]);
    expect(connection.text).toContain(answer);
  });

  it('is refused at once where its body is too large', async () => {
    expect(statusesOf(await ask(port, expecting('/small', 6)))).toEqual([413]);
  });

  it('of HTTP/1.0 is not told anything', async () => {
    const request = expecting('/body', 5).replace('HTTP/1.1', 'HTTP/1.0');
    expect(statusesOf(await ask(port, `${request}hello`))).toEqual([200]);
  });
});

describe('a client that is still sending', () => {
  const MUCH = 5_000_000;

  it.each([
    ['a body that is refused', post('/', `Content-Length: ${MUCH}\r\n`, ''), 413],
    ['chunks that are refused', post('/', 'Transfer-Encoding: chunked\r\nContent-Length: 1\r\n', ''), 400],
    ['a head that is refused', 'GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n', 400],
  ])('%s sees the answer, not a reset', async (_, beginning, status) => {
    await expectSeen(tinyPort, beginning + 'x'.repeat(MUCH), status);
  });

  it('a body nobody reads sees the answer where the connection is not kept', async () => {
    await expectSeen(port, get('/close.txt', `Content-Length: ${MUCH}\r\n`) + 'x'.repeat(MUCH), 200);
  });

  /** All of the bytes can be sent, and the answer is there. */
  async function expectSeen(to: number, bytes: string, status: number): Promise<void> {
    const connection = await openRaw(to);
    const sent = connection.send(bytes);
    await connection.untilClosed();
    await sent;
    expect(connection.statuses).toEqual([status]);
    expect(connection.reset).toBe(false);
    connection.destroy();
  }
});

describe('worker_connections', () => {
  it('bounds how many connections there are, and frees each when it ends', async () => {
    const bounded = await freePort();
    const few = await startProgram(`
      daemon off; error_log logs/error.log;
      events { worker_connections 3; }
      http { access_log off; server { listen 127.0.0.1:${bounded}; return 200 "ok\\n"; } }`);
    try {
      const kept: RawConnection[] = [];
      for (let i = 0; i < 3; i++) {
        const connection = await openRaw(bounded);
        await connection.send(get('/'));
        await connection.untilResponses(1);
        kept.push(connection);
      }
      expect(kept.map((connection) => connection.statuses)).toEqual([[200], [200], [200]]);
      const refused = new RawConnection(connect({ port: bounded, host: '127.0.0.1' }));
      await refused.untilClosed();
      expect(refused.text).toBe('');
      expect(few.read('logs/error.log')).toContain('[alert]');
      expect(few.read('logs/error.log')).toContain('3 worker_connections are not enough');
      kept[0]?.end();
      await kept[0]?.untilClosed();
      expect(statusesOf(await ask(bounded, get('/', 'Connection: close\r\n')))).toEqual([200]);
      for (const connection of kept) connection.destroy();
    } finally {
      await few.stop();
    }
  });
});
