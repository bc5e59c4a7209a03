import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { listening } from './listening.ts';
import { residentMemory } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';

const SIZE = 2 * 1024 ** 3;
const PIECE = Buffer.alloc(65_536, 'edgeseal');

/** How much more memory than an idle gateway one that passes two gigabytes on may have, in kilobytes. */
const MOST = 100 * 1024;

function* pieces(): Iterable<Buffer> {
  for (let sent = 0; sent < SIZE; sent += PIECE.length) yield PIECE;
}

/** Answers GET with two gigabytes, and anything else with the size of what came. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    if (request.url === '/length') response.setHeader('Content-Length', SIZE);
    return pipeline(pieces(), response);
  }
  let size = 0;
  for await (const piece of request) size += (piece as Buffer).length;
  response.end(String(size));
}

/** The most memory that a process has had, in kilobytes. */
function peakMemory(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
}

describe('two gigabytes', () => {
  const backend = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  let program: Running;
  let url: string;
  let idle: number;
  beforeAll(async () => {
    const backendPort = await listening(backend);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    program = await startProgram(`
      error_log logs/error.log warn;
      events {}
      http {
        access_log off;
        client_max_body_size 0;
        server {
          listen 127.0.0.1:${port};
          location / { proxy_pass http://127.0.0.1:${backendPort}; }
          location = /streamed { proxy_request_buffering off; proxy_pass http://127.0.0.1:${backendPort}; }
        }
      }`);
    // one that has been at work, and rests: what it has compiled is no part of any body
    await shell(`for i in 1 2 3 4 5 6 7 8; do head -c 4000000 /dev/zero | curl -s -T - ${url}/; done`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    idle = residentMemory(program.worker());
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  it.each([
    ['down, of a length that is known', `curl -s $URL/length | wc -c`],
    ['down, in chunks', `curl -s $URL/ | wc -c`],
    ['down, to a client that is slower than the backend', `curl -s --limit-rate 400M $URL/length | wc -c`],
    ['up, passed on as they come', `head -c ${SIZE} /dev/zero | curl -s -T - $URL/streamed`],
    ['up, read before the backend is asked', `head -c ${SIZE} /dev/zero | curl -s -T - $URL/`],
  ])('%s, take less than 100 MB of memory', { timeout: 180_000 }, async (_, command) => {
    expect((await shell(`URL=${url}; ${command}`)).stdout.trim()).toBe(String(SIZE));
    expect(peakMemory(program.worker()) - idle).toBeLessThan(MOST);
    expect(program.read('logs/error.log')).not.toContain('upstream');
  });
});
