import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { ask } from './raw-connection.ts';

let port = 0;
let defaultPort = 0;
let wildcardPort = 0;
let program: Running;

beforeAll(async () => {
  [port, defaultPort, wildcardPort] = [await freePort(), await freePort(), await freePort()];
  const server = (name: string, words: string): string =>
    `server { ${words} return 200 "${name}|$server_name|$1\\n"; }`;
  program = await startProgram(
    `
    daemon off;
    events { }
    http {
      access_log off;
      default_type text/plain;
      ${server('first', `listen 127.0.0.1:${port}; server_name first.example;`)}
      ${server('exact', `listen 127.0.0.1:${port}; server_name a.b.example EXACT.example;`)}
      ${server('wild', `listen 127.0.0.1:${port}; server_name *.b.example;`)}
      ${server('longer', `listen 127.0.0.1:${port}; server_name *.c.b.example;`)}
      ${server('dotted', `listen 127.0.0.1:${port}; server_name .dotted.example;`)}
      ${server('trailing', `listen 127.0.0.1:${port}; server_name mail.*;`)}
      ${server('pattern', `listen 127.0.0.1:${port}; server_name ~^user-(.+)\\.example$;`)}
      ${server('nobody', `listen 127.0.0.1:${port}; server_name "";`)}
      ${server('one', `listen 127.0.0.1:${defaultPort}; server_name one.example;`)}
      ${server('two', `listen 127.0.0.1:${defaultPort} default_server; server_name two.example;`)}
      server { listen ${wildcardPort}; return 200 "any|$server_addr\\n"; }
      server { listen 127.0.0.1:${wildcardPort}; return 200 "specific|$server_addr\\n"; }
      server { listen 127.0.0.3:${wildcardPort}; server_name x; return 200 "third|$server_addr\\n"; }
      server {
        listen 127.0.0.1:${port};
        server_name files.example;
        location / { root html; }
        location /short/ { port_in_redirect off; alias html/; }
        location /relative/ { absolute_redirect off; alias html/; }
        location /named/ { server_name_in_redirect on; alias html/; }
      }
    }`,
    { 'html/dir/index.html': 'index\n' },
  );
});

afterAll(() => program.stop());

/** The body of what a host is answered. */
async function bodyFor(to: number, host: string | undefined, address = '127.0.0.1'): Promise<string> {
  const request =
    host === undefined ? 'GET / HTTP/1.0\r\n\r\n' : `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  const text = await ask(to, request, { host: address });
  return text.slice(text.indexOf('\r\n\r\n') + 4).trimEnd();
}

describe('the server for a host', () => {
  it.each([
    ['first.example', 'first|first.example|'],
    ['a.b.example', 'exact|a.b.example|'],
    ['A.B.EXAMPLE:1234', 'exact|a.b.example|'],
    ['exact.example.', 'exact|a.b.example|'],
    ['x.b.example', 'wild|*.b.example|'],
    ['x.y.b.example', 'wild|*.b.example|'],
    ['x.c.b.example', 'longer|*.c.b.example|'],
    ['b.example', 'first|first.example|'],
    ['dotted.example', 'dotted|dotted.example|'],
    ['x.dotted.example', 'dotted|dotted.example|'],
    ['xdotted.example', 'first|first.example|'],
    ['mail.anything', 'trailing|mail.*|'],
    ['mail.b.example', 'wild|*.b.example|'],
    ['user-jane.example', 'pattern|~^user-(.+)\\.example$|jane'],
    ['unknown.example', 'first|first.example|'],
    ['[::1]', 'first|first.example|'],
  ])('%s is %j', async (host, body) => {
    expect(await bodyFor(port, host)).toBe(body);
  });

  it('that is not named is the one with the empty name', async () => {
    expect(await bodyFor(port, undefined)).toBe('nobody||');
  });

  it('that nobody has is the default_server, which need not be the first', async () => {
    expect(await bodyFor(defaultPort, 'one.example')).toBe('one|one.example|');
    expect(await bodyFor(defaultPort, 'unknown.example')).toBe('two|two.example|');
    expect(await bodyFor(defaultPort, undefined)).toBe('two|two.example|');
  });
});

describe('the server for an address', () => {
  it.each([
    ['127.0.0.1', 'specific|127.0.0.1'],
    ['127.0.0.2', 'any|127.0.0.2'],
    ['127.0.0.3', 'third|127.0.0.3'],
  ])('%s on a port with a wildcard is %j', async (address, body) => {
    expect(await bodyFor(wildcardPort, 'x', address)).toBe(body);
  });
});

describe('the redirect to a directory', () => {
  it.each([
    ['/dir', (): string => `http://files.example:${port}/dir/`],
    ['/dir?a=b', (): string => `http://files.example:${port}/dir/?a=b`],
    ['/short/dir', (): string => 'http://files.example/short/dir/'],
    ['/relative/dir', (): string => '/relative/dir/'],
    ['/named/dir', (): string => `http://files.example:${port}/named/dir/`],
  ])('of %s goes to the right place', async (target, location) => {
    const text = await ask(port, `GET ${target} HTTP/1.1\r\nHost: Files.example\r\nConnection: close\r\n\r\n`);
    expect(text).toContain(`Location: ${location()}\r\n`);
  });
});
