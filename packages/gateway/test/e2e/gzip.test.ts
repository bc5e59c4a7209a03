import { createHash, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { constants, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curl, shell } from './curl.ts';
import { descriptorsDownTo, openDescriptors, residentMemory } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, startRawBackend } from './raw-backend.ts';
import { ask, openRaw } from './raw-connection.ts';

const WORDS = 'a page of many words, and some more of them\n'.repeat(500_000);
/** What hardly gets shorter, so that a client which does not read it is soon felt. */
const NOISE = randomBytes(12_000_000).toString('base64');
const PAGE = 'a page of a few words, and then of a few more words '.repeat(100);

let port = 0;
let program: Running;
let backend: RawBackend;
/** The connections of the backend that are still to be written to. */
const open: Socket[] = [];

beforeAll(async () => {
  backend = await startRawBackend((socket, head) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n');
    if (pathOf(head) === '/events') open.push(socket);
    else
      socket.write(`${PAGE.length.toString(16)}\r\n${PAGE}\r\n`, () => setTimeout(() => socket.resetAndDestroy(), 100));
  });
  port = await freePort();
  program = await startProgram(
    `
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 1024; }
    http {
      log_format ratio '$uri $body_bytes_sent $gzip_ratio';
      access_log logs/access.log ratio;
      types { text/html html; text/plain txt; }
      gzip on;
      gzip_vary on;
      server {
        listen 127.0.0.1:${port};
        location = /events { proxy_pass http://127.0.0.1:${backend.port}; }
        location = /breaks { proxy_pass http://127.0.0.1:${backend.port}; }
        location /old/ { alias html/; gzip_http_version 1.0; }
        location /hard/ { alias html/; gzip_comp_level 9; }
        location / { }
      }
    }`,
    { 'html/words.html': WORDS, 'html/noise.html': NOISE, 'html/page.html': PAGE, 'html/page.txt': PAGE },
  );
});

afterAll(async () => {
  await program.stop();
  backend.close();
});

const hash = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');
const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n${more}\r\n`;
const CLOSE = 'Connection: close\r\n';

/** The head, and the body without the framing of chunks as far as it has come. */
function parts(text: string): { readonly head: string; readonly body: Buffer; readonly whole: boolean } {
  const end = text.indexOf('\r\n\r\n') + 4;
  const pieces: string[] = [];
  for (let at = end; at < text.length; ) {
    const line = text.indexOf('\r\n', at);
    const size = line < 0 ? Number.NaN : Number.parseInt(text.slice(at, line), 16);
    if (Number.isNaN(size)) break;
    if (size === 0) return { head: text.slice(0, end), body: Buffer.from(pieces.join(''), 'latin1'), whole: true };
    pieces.push(text.slice(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
  return { head: text.slice(0, end), body: Buffer.from(pieces.join(''), 'latin1'), whole: false };
}

/** What can be made of a gzipped body, or of the beginning of one. */
function unpacked(bytes: Buffer): string {
  return bytes.length === 0 ? '' : gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
}

describe('a gzipped response', () => {
  it.each(['', 'hard/'])('of a large file is that file to curl: /%swords.html', async (folder) => {
    const body = await curl(`--compressed http://127.0.0.1:${port}/${folder}words.html`);
    expect(hash(body)).toBe(hash(WORDS));
    const sent = await curl(
      `-H 'Accept-Encoding: gzip' -o /dev/null -w '%{size_download}' http://127.0.0.1:${port}/words.html`,
    );
    expect(Number(sent)).toBeLessThan(WORDS.length / 20);
  });

  it('is as its fields say, on a connection that goes on', async () => {
    const { stdout } = await shell(
      `curl -s -i -H 'Accept-Encoding: gzip' --raw http://127.0.0.1:${port}/page.html http://127.0.0.1:${port}/page.txt -w '%{num_connects} '`,
    );
    expect(stdout).toMatch(
      /Transfer-Encoding: chunked\r\n.*Vary: Accept-Encoding\r\nETag: W\/"[^"]+"\r\nContent-Encoding: gzip\r\n/s,
    );
    expect(stdout).toMatch(/\r\n0\r\n\r\n1 HTTP\/1\.1 200/);
    expect(stdout).toContain(`Content-Length: ${PAGE.length}`);
    expect(stdout).toMatch(/words 0 $/);
  });

  it('ends with the connection for a client of HTTP/1.0, where such a client gets one', async () => {
    const request = (target: string): string =>
      `GET ${target} HTTP/1.0\r\nConnection: keep-alive\r\nAccept-Encoding: gzip\r\n\r\n`;
    const text = await ask(port, request('/old/words.html'));
    const end = text.indexOf('\r\n\r\n') + 4;
    expect(text.slice(0, end)).toMatch(/Connection: close\r\n.*Content-Encoding: gzip/s);
    expect(text.slice(0, end)).not.toMatch(/Transfer-Encoding|Content-Length/);
    expect(hash(gunzipSync(Buffer.from(text.slice(end), 'latin1')).toString('latin1'))).toBe(hash(WORDS));
    const plain = await curl(`-0 -H 'Accept-Encoding: gzip' -i http://127.0.0.1:${port}/page.html`);
    expect(plain).not.toContain('Content-Encoding');
    expect(plain.endsWith(PAGE)).toBe(true);
  });

  it('tells the access log how much was gained', async () => {
    const { body } = parts(await ask(port, get('/page.html?ratio', CLOSE)));
    await expect.poll(() => program.read('logs/access.log')).toMatch(/page\.html \d+ \d+\.\d\d\n/);
    const ratio = /\/page\.html \d+ (\d+\.\d\d)\n/.exec(program.read('logs/access.log'))?.[1];
    expect(Number(ratio)).toBeCloseTo(PAGE.length / body.length, 1);
  });

  it('of a backend that sends events is sent event by event', async () => {
    const connection = await openRaw(port);
    await connection.send(get('/events'));
    await expect.poll(() => open.length).toBe(1);
    let sent = '';
    for (const event of ['data: one\n\n', 'data: two\n\n', 'data: three\n\n']) {
      sent += event;
      open[0]?.write(`${event.length.toString(16)}\r\n${event}\r\n`);
      await connection.until(() => unpacked(parts(connection.text).body) === sent, event);
    }
    open[0]?.end('0\r\n\r\n');
    await connection.until(() => parts(connection.text).whole, 'end of the response');
    expect(gunzipSync(parts(connection.text).body).toString()).toBe(sent);
    connection.destroy();
  });

  it('breaks off where the backend does, and does not look whole', async () => {
    const { head, body, whole } = parts(await ask(port, get('/breaks')));
    expect(head).toContain('Content-Encoding: gzip');
    expect(whole).toBe(false);
    expect(PAGE.startsWith(unpacked(body))).toBe(true);
  });
});

describe('a client of gzipped responses', () => {
  it('that reads slowly is waited for, and what it has not read is not kept in memory', async () => {
    await ask(port, get('/noise.html', CLOSE));
    const before = residentMemory(program.worker());
    const connections = await Promise.all(Array.from({ length: 8 }, () => openRaw(port)));
    for (const connection of connections) {
      await connection.send(get('/noise.html', CLOSE));
      await connection.untilResponses(1);
      connection.pause();
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(residentMemory(program.worker()) - before).toBeLessThan(30 * 1024);
    for (const connection of connections) {
      connection.resume();
      await connection.untilClosed();
      connection.destroy();
      expect(hash(gunzipSync(parts(connection.text).body).toString('latin1'))).toBe(hash(NOISE));
    }
  });

  it('that goes away leaves nothing behind', async () => {
    const descriptors = openDescriptors(program.worker());
    const round = async (): Promise<void> => {
      const connections = await Promise.all(Array.from({ length: 50 }, () => openRaw(port)));
      for (const connection of connections) {
        await connection.send(get('/noise.html'));
        await connection.untilResponses(1);
        connection.pause();
      }
      for (const connection of connections) connection.resetNow();
      expect(await descriptorsDownTo(program.worker(), descriptors)).toBeLessThanOrEqual(descriptors);
    };
    for (let i = 0; i < 3; i++) await round();
  });
});
