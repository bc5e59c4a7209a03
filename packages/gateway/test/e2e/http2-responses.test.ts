import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectFrames, FLAG, type FrameClient, getFields, headersFrame, TYPE } from '../http2/frames.ts';
import { curl } from './curl.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, startRawBackend } from './raw-backend.ts';

const INTERNAL_ERROR = 2;

/** How often what depends on which event comes first is tried. */
const TIMES = 12;

let port = 0;
let program: Running;
let backend: RawBackend;

/** Fields of requests, which make no sense in responses, twice each. */
const TWICE = [
  'Access-Control-Request-Method',
  'Authorization',
  'DNT',
  'From',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Max-Forwards',
  'Proxy-Authorization',
  'Range',
  'Referer',
  'Upgrade-Insecure-Requests',
  'User-Agent',
]
  .map((name) => `${name}: a\r\n${name}: b\r\n`)
  .join('');

const RESPONSES: Readonly<Record<string, string>> = {
  '/short': 'Content-Length: 1000\r\n\r\nhello',
  '/short-direct': 'Content-Length: 100000\r\n\r\nhello',
  '/chunks': 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
  '/twice': `${TWICE}\r\nhello`,
};

beforeAll(async () => {
  backend = await startRawBackend((socket, head) => {
    const path = pathOf(head);
    socket.write(`HTTP/1.1 200 OK\r\n${RESPONSES[path] ?? '\r\n'}`, 'latin1');
    // so that what there is has been passed on before it breaks off
    setTimeout(() => socket.end(), path === '/twice' ? 0 : 50);
  });
  port = await freePort();
  program = await startProgram(
    `error_log logs/error.log info; events {}
    http {
      access_log off; http2 on; proxy_http_version 1.1;
      server { listen 127.0.0.1:${port};
        location / { proxy_pass http://127.0.0.1:${backend.port}; }
        location /short-direct { proxy_pass http://127.0.0.1:${backend.port}; proxy_buffering off; }
        location /reset-content { return 205 text; } } }`,
  );
});
afterAll(async () => {
  await program.stop();
  backend.close();
});

async function ask(path: string): Promise<FrameClient> {
  const client = await connectFrames(port);
  client.send(headersFrame(1, getFields(path)));
  return client;
}

describe('a response by HTTP/2', () => {
  it.each(['/short', '/short-direct', '/chunks'])('whose backend breaks off never looks complete: %s', async (path) => {
    for (let i = 0; i < TIMES; i++) {
      const client = await ask(path);
      expect(await client.resetOf(1)).toBe(INTERNAL_ERROR);
      expect(client.frames.filter((f) => f.type === TYPE.data && (f.flags & FLAG.endStream) > 0)).toEqual([]);
      client.destroy();
    }
  });

  it('has the first of the fields that are sent once', async () => {
    const client = await ask('/twice');
    expect(await client.outcome(1)).toBe('200 hello');
    client.destroy();
  });

  it('that says to reset the content has none', async () => {
    const head = await curl(`--http2-prior-knowledge -D - -o /dev/null http://127.0.0.1:${port}/reset-content`);
    expect(head).toContain('HTTP/2 205');
    expect(head).not.toContain('content-length');
  });
});
