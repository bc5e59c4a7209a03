import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { openRaw } from './raw-connection.ts';

describe('a body that is passed on while it comes', () => {
  /** Tells how much it got of a body, and how that began and ended. */
  const application = createServer(async (request, response) => {
    let body = '';
    try {
      for await (const piece of request.setEncoding('latin1')) body += piece;
    } catch {
      return; // some break off
    }
    response.end(`${body.length} ${body.slice(0, 5)} ${body.slice(-5)}`);
  });
  /** Ends a connection as soon as the first bytes of a body have come. */
  const breaking = createTcpServer((socket) => {
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.endsWith('\r\n\r\n')) socket.destroy();
    });
  });
  let program: Running;
  let port: number;

  beforeAll(async () => {
    const [app, bad] = [await listening(application), await listening(breaking)];
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        access_log off;
        proxy_request_buffering off;
        upstream two { server 127.0.0.1:${bad} max_fails=0; server 127.0.0.1:${app} backup; }
        server {
          listen 127.0.0.1:${port};
          client_max_body_size 0;
          location / { proxy_pass http://127.0.0.1:${app}; }
          location /next { proxy_pass http://two; }
          location /fallback { error_page 502 = @second; proxy_pass http://127.0.0.1:${bad}; }
          location /buffered-fallback { error_page 502 = @buffered; proxy_pass http://127.0.0.1:${bad}; }
          location /impatient { proxy_send_timeout 300ms; proxy_read_timeout 5s; proxy_pass http://127.0.0.1:${app}; }
          location @second { proxy_pass http://127.0.0.1:${app}; }
          location @buffered { proxy_request_buffering on; proxy_pass http://127.0.0.1:${app}; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    application.close();
    breaking.close();
  });

  /** Sends the pieces of a body, with a pause between any two, and gives the status and the body of the answer. */
  async function put(path: string, pieces: readonly string[], chunked = false, pause = 50): Promise<string> {
    const client = await openRaw(port);
    const length = pieces.join('').length;
    const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
    await client.send(`PUT ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${framing}\r\n\r\n`);
    for (const piece of pieces) {
      await client.send(chunked ? `${piece.length.toString(16)}\r\n${piece}\r\n` : piece);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (chunked) await client.send('0\r\n\r\n');
    await client.untilClosed();
    client.destroy();
    const [head = '', body = ''] = client.text.split('\r\n\r\n');
    return `${client.statuses.join(' ')}: ${/chunked/i.test(head) ? body.split('\r\n')[1] : body}`;
  }

  const SMALL = ['begin', 'x'.repeat(5000), 'y'.repeat(5000), 'endin'];
  const LARGE = ['begin', 'x'.repeat(60_000), 'y'.repeat(60_000), 'endin'];

  it.each([false, true])(
    'gets to another backend whole where it is small enough to be kept (chunked: %s)',
    async (chunked) => {
      for (const path of ['/fallback', '/buffered-fallback']) {
        expect(await put(path, SMALL, chunked), path).toBe('200: 10010 begin endin');
      }
      // as in nginx there is no next one for a body that was still coming
      expect(await put('/next', SMALL, chunked)).toMatch(/^502: /);
    },
  );

  it.each([false, true])('never gets to another backend in part (chunked: %s)', async (chunked) => {
    const large = (path: string): Promise<string> => put(path, ['begin'.repeat(8000), ...LARGE.slice(1)], chunked);
    expect(await large('/next')).toMatch(/^502: /);
    expect(await large('/fallback')).toMatch(/^500: /);
    expect(program.read('logs/error.log')).toContain('has been passed on already and was not kept');
    expect(await large('/')).toBe('200: 160005 begin endin');
  });

  it.each([false, true])('may be sent slowly, without the backend being blamed (chunked: %s)', async (chunked) => {
    expect(await put('/impatient', LARGE, chunked, 500)).toBe('200: 120010 begin endin');
  });

  it('is refused where the client ends its side before it is whole', async () => {
    const client = await openRaw(port);
    await client.send('PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nbe');
    await new Promise((resolve) => setTimeout(resolve, 100));
    client.end();
    await client.untilClosed();
    expect(client.statuses).toEqual([400]);
  });
});
