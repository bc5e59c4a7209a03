import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { type NameServer, startNameServer } from './name-server.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { type RawBackend, sends, startRawBackend } from './raw-backend.ts';
import { ask } from './raw-connection.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n';

describe('a group of backends', () => {
  const backends: Record<string, RawBackend> = {};
  /** Tells the port that each request came from. */
  const keeper = createServer((request, response) => {
    response.setHeader('X-From', String(request.socket.remotePort)).end('ok');
  });
  let names: NameServer;
  let program: Running;
  let port: number;

  beforeAll(async () => {
    backends['good'] = await startRawBackend(sends(`${OK}\r\nok`, 'end'));
    backends['closing'] = await startRawBackend(sends('', 'end'));
    backends['silent'] = await startRawBackend(sends('', 'silence'));
    backends['busy'] = await startRawBackend(sends('HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy', 'end'));
    backends['garbled'] = await startRawBackend(sends('nonsense\r\n\r\n', 'end'));
    const keeperPort = await listening(keeper);
    names = await startNameServer(
      { 'backend.test': ['127.0.0.1'], 'dead.test': ['127.0.0.1', '127.0.0.2'], 'slow.test': [] },
      1,
    );
    const dead = await freePort();
    port = await freePort();
    const at = (name: string): string => `127.0.0.1:${backends[name]?.port}`;
    const group = (name: string, ...servers: string[]): string =>
      `upstream ${name} { ${servers.map((server) => `server ${server} max_fails=0;`).join(' ')} }\n`;
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        log_format tries '$request_uri $status [$upstream_addr] [$upstream_status]';
        access_log logs/access.log tries;
        proxy_read_timeout 300ms;
        ${group('dead', `127.0.0.1:${dead}`, at('good'))}
        ${group('closing', at('closing'), at('good'))}
        ${group('silent', at('silent'), at('good'))}
        ${group('busy', at('busy'), at('good'))}
        ${group('garbled', at('garbled'), at('good'))}
        ${group('two_of_three', at('closing'), `127.0.0.1:${dead}`, at('good'))}
        ${group('three', at('closing'), `127.0.0.1:${dead}`, at('good'))}
        upstream gone { server 127.0.0.1:${dead} max_fails=1 fail_timeout=60s; server ${at('closing')} max_fails=1 fail_timeout=60s; }
        upstream spare { server 127.0.0.1:${dead} max_fails=0; server ${at('good')} backup; }
        upstream kept { server 127.0.0.1:${keeperPort}; keepalive 4; }
        server {
          listen 127.0.0.1:${port};
          resolver 127.0.0.1:${names.port} ipv6=off valid=1s;
          resolver_timeout 400ms;
          location /dead { proxy_pass http://dead; }
          location /closing { proxy_pass http://closing; }
          location /silent { proxy_pass http://silent; }
          location /busy { proxy_pass http://busy; }
          location /busy-next { proxy_next_upstream http_503 error; proxy_pass http://busy; }
          location /garbled { proxy_pass http://garbled; }
          location /garbled-next { proxy_next_upstream invalid_header; proxy_pass http://garbled; }
          location /never { proxy_next_upstream off; proxy_pass http://closing; }
          location /once { proxy_next_upstream_tries 1; proxy_pass http://closing; }
          location /twice { proxy_next_upstream_tries 2; proxy_pass http://two_of_three; }
          location /thrice { proxy_pass http://three; }
          location /any-method { proxy_next_upstream error non_idempotent; proxy_pass http://closing; }
          location /streamed { proxy_request_buffering off; proxy_pass http://closing; }
          location /gone { proxy_pass http://gone; }
          location /spare { proxy_pass http://spare; }
          location /kept { proxy_set_header Connection ""; proxy_pass http://kept; }
          location /not-kept { proxy_pass http://kept; }
          location /named { proxy_pass http://$arg_host:${backends['good']?.port}; }
          location /group { proxy_pass http://$arg_host; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    keeper.close();
    names.close();
    for (const backend of Object.values(backends)) backend.close();
  });

  const send = async (path: string, method = 'GET'): Promise<string> => {
    const body = method === 'GET' ? '' : 'Content-Length: 1\r\n';
    const text = `${method} ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${body}\r\n${body === '' ? '' : 'a'}`;
    return ask(port, text);
  };
  const status = async (path: string, method?: string): Promise<number> =>
    Number(/^HTTP\/1\.1 (\d+)/.exec(await send(path, method))?.[1]);
  let serial = 0;
  /** A request's status, and those of the attempts that it took. */
  const attempted = async (path: string, method?: string): Promise<readonly [status: number, attempts: string]> => {
    const unique = `${path}?${++serial}`;
    const got = await status(unique, method);
    const line = (): string | undefined =>
      program
        .read('logs/access.log')
        .split('\n')
        .find((text) => text.startsWith(`${unique} `));
    // it is written when the response is, and may be read a moment later
    while (line() === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    return [got, line()?.replace(/^.*\[(.*?)\]$/, '$1') ?? ''];
  };

  // as nginx does it: round robin begins with the first server, so one of two requests meets the bad one
  it.each([
    ['/dead', 'GET', 200, '502, 200'],
    ['/closing', 'GET', 200, '502, 200'],
    ['/silent', 'GET', 200, '504, 200'],
    ['/busy', 'GET', 503, '503'],
    ['/busy-next', 'GET', 200, '503, 200'],
    ['/garbled', 'GET', 502, '502'],
    ['/garbled-next', 'GET', 200, '502, 200'],
    ['/never', 'GET', 502, '502'],
    ['/once', 'GET', 502, '502'],
    ['/twice', 'GET', 502, '502, 502'],
    ['/thrice', 'GET', 200, '502, 502, 200'],
    ['/closing', 'POST', 502, '502'],
    ['/dead', 'POST', 200, '502, 200'],
    ['/any-method', 'POST', 200, '502, 200'],
    // its body comes along with the head
    ['/streamed', 'PUT', 200, '502, 200'],
    ['/spare', 'GET', 200, '502, 200'],
  ])('is gone through for %s (%s): %i, by %s', async (path, method, expected, tries) => {
    const seen: string[] = [];
    for (let i = 0; i < 6; i++) {
      const [got, attempts] = await attempted(path, method);
      seen.push(attempts);
      if (attempts !== tries) continue;
      expect(got).toBe(expected);
      return;
    }
    throw new Error(`none of six requests came to ${tries}, but to ${seen.join('; ')}`);
  });

  it('is not asked while all of it has failed, which the log says', async () => {
    expect(await attempted('/gone')).toEqual([502, '502, 502']);
    expect(await attempted('/gone')).toEqual([502, '502']);
    expect(program.read('logs/access.log')).toMatch(/\/gone\?\d+ 502 \[gone\] \[502\]/);
    expect(program.read('logs/error.log')).toMatch(
      /\[error\] .*no live upstreams while connecting to upstream, client: .*, upstream: "http:\/\/gone\/gone\?\d+"/,
    );
  });

  it('keeps connections for the next requests, where they say so', async () => {
    const from = async (path: string): Promise<string> => /X-From: (\d+)/.exec(await send(path))?.[1] ?? '';
    const first = await from('/kept');
    expect([await from('/kept'), await from('/kept')]).toEqual([first, first]);
    expect(await from('/not-kept')).not.toBe(await from('/not-kept'));
  });

  it('does without a kept connection that the backend has closed', async () => {
    expect(await status('/kept')).toBe(200);
    keeper.closeAllConnections();
    for (let i = 0; i < 3; i++) expect(await status('/kept')).toBe(200);
  });

  it('may be named by a request, and so may a host that a name server knows', async () => {
    expect(await status('/group?host=closing')).toBe(200);
    expect(await status('/named?host=backend.test')).toBe(200);
    const before = names.asked.length;
    expect(await status('/named?host=backend.test')).toBe(200);
    expect(names.asked.length).toBe(before);
    expect(await status('/named?host=nobody.test')).toBe(502);
    expect(await status('/named?host=slow.test')).toBe(502);
    expect(await status('/named?host=127.0.0.1')).toBe(200);
    expect(await status('/named?host=')).toBe(500);
    const log = program.read('logs/error.log');
    expect(log).toContain('nobody.test could not be resolved (3: Host not found)');
    expect(log).toContain('slow.test could not be resolved (110: Operation timed out)');
  });

  it('has its requests in hand seen through when the program is told to end', async () => {
    const ownPort = await freePort();
    const slow = await startRawBackend((socket) => void setTimeout(() => socket.end(`${OK}\r\nok`), 500));
    const own = await startProgram(`
      events {}
      http { access_log off; server { listen 127.0.0.1:${ownPort}; location / { proxy_pass http://127.0.0.1:${slow.port}; } } }`);
    const answer = ask(ownPort, 'GET / HTTP/1.0\r\n\r\n');
    while (slow.heads.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    own.signal('SIGQUIT');
    expect(await answer).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
    expect(await own.ended).toBe(0);
    await own.stop();
    slow.close();
  });

  it('is that of the new configuration after a reload, and the old one ends what it has begun', async () => {
    const ownPort = await freePort();
    const slow = await startRawBackend((socket) => void setTimeout(() => socket.end(`${OK}\r\nok`), 500));
    const conf = (backend: number): string => `
      error_log logs/error.log info;
      events {}
      http { access_log off; upstream b { server 127.0.0.1:${backend}; keepalive 2; } server { listen 127.0.0.1:${ownPort}; location / { proxy_pass http://b; } } }`;
    const own = await startProgram(conf(slow.port));
    const answer = ask(ownPort, 'GET /old HTTP/1.0\r\n\r\n');
    while (slow.heads.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    writeFileSync(`${own.prefix}/nginx.conf`, conf(backends['good']?.port ?? 0));
    own.signal('SIGHUP');
    let next = '';
    const heads = backends['good']?.heads ?? [];
    const before = heads.length;
    while (heads.length === before) next = await ask(ownPort, 'GET /new HTTP/1.0\r\n\r\n');
    expect(next).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
    expect(await answer).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
    await own.stop();
    slow.close();
  });
});
