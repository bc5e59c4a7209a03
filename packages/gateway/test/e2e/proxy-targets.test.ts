import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, makePrefix, type Running, startProgram } from './program.ts';
import { ask } from './raw-connection.ts';

interface Vectors {
  /** `BACKEND` and `SOCKET` stand for where the backend listens. */
  readonly locations: readonly string[];
  /** What a backend saw: method, target and host (`B` for its own); or the answer's status, and its Location. */
  readonly cases: readonly (readonly [method: string, target: string, seen: string])[];
}

const { locations, cases } = JSON.parse(
  readFileSync(new URL('../vectors/proxy-targets.json', import.meta.url), 'utf8'),
) as Vectors;

/** Tells in its answer what it was asked for. */
const application: RequestListener = (request, response) => {
  response.setHeader('X-Seen', `${request.method} ${request.url} ${request.headers.host}`);
  response.end();
};

function field(answer: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*?)\\r$`, 'im').exec(answer)?.[1];
}

describe('proxy_pass', () => {
  const servers: Server[] = [createServer(application), createServer(application)];
  let program: Running;
  let port: number;
  let own: string;
  beforeAll(async () => {
    const [tcp, unix] = servers;
    if (!tcp || !unix) throw new Error('no servers');
    const socket = join(makePrefix({}), 'backend.sock');
    tcp.listen(0, '127.0.0.1');
    unix.listen(socket);
    await Promise.all(servers.map((server) => once(server, 'listening')));
    const address = tcp.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    own = `127.0.0.1:${address.port}`;
    port = await freePort();
    const bytes = Buffer.from(locations.join('\n'), 'utf8').toString('latin1');
    const text = bytes.replaceAll('BACKEND', own).replaceAll('SOCKET', socket);
    program = await startProgram(`
      error_log logs/error.log crit;
      events {}
      http { access_log off; server { listen 127.0.0.1:${port}; ${text} } }`);
  });
  afterAll(async () => {
    await program.stop();
    for (const server of servers) server.close();
  });

  it.each(cases)('%s %s asks for %s, as nginx does', async (method, target, seen) => {
    const answer = await ask(port, `${method} ${target} HTTP/1.0\r\nHost: gw\r\n\r\n`);
    const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
    const location = field(answer, 'Location');
    const found = field(answer, 'X-Seen')?.replace(own, 'B');
    const without = location === undefined ? status : `${status} ${location.replace(`:${port}/`, ':PORT/')}`;
    expect(found ?? without).toBe(seen);
  });
});
