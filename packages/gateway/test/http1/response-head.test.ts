import { describe, expect, it } from 'vitest';
import { headers } from '../../src/modules/headers/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { loadModules, serverConf, type TestRequest } from '../module-harness.ts';

/** The head of the answer to a request, its lines without the final empty ones. */
async function head(directives: string, request: TestRequest = {}): Promise<string[]> {
  const answer = await loadModules(serverConf(directives), [rewrite, headers, variables]).request(request);
  return answer.head.split('\r\n').slice(0, -2);
}

/** One field of it. */
async function field(name: string, directives: string, request: TestRequest = {}): Promise<string | undefined> {
  const start = `${name}: `;
  return (await head(directives, request)).find((line) => line.startsWith(start))?.slice(start.length);
}

const HOST = [['Host', 'Example.com:99']] as const;

describe('the head of a response', () => {
  it('has its fields in the order of nginx', async () => {
    const lines = await head('server_tokens off; types {} default_type text/plain; add_header X-A b; return 200 ok;');
    expect(lines).toEqual([
      'HTTP/1.1 200 OK',
      'Server: edgeseal',
      'Date: Tue, 14 Nov 2023 22:13:20 GMT',
      'Content-Type: text/plain',
      'Content-Length: 2',
      'Connection: keep-alive',
      'X-A: b',
    ]);
  });

  it.each([
    [200, 'HTTP/1.1 200 OK'],
    [404, 'HTTP/1.1 404 Not Found'],
    [413, 'HTTP/1.1 413 Request Entity Too Large'],
    [299, 'HTTP/1.1 299 '],
    [599, 'HTTP/1.1 599 '],
  ])('says %i as %j', async (status, line) => {
    expect((await head(`return ${status} x;`))[0]).toBe(line);
  });

  it('begins with its own lines, whatever the response before it began with', async () => {
    const first = async (directives: string): Promise<string> => (await head(directives)).slice(0, 2).join('|');
    for (let round = 0; round < 2; round++) {
      expect(await first('return 200 x;')).toMatch(/^HTTP\/1\.1 200 OK\|Server: edgeseal\/[\d.]+$/);
      expect(await first('return 404 x;')).toMatch(/^HTTP\/1\.1 404 Not Found\|Server: edgeseal\/[\d.]+$/);
      expect(await first('server_tokens off; return 404 x;')).toBe('HTTP/1.1 404 Not Found|Server: edgeseal');
      expect(await first('server_tokens off; return 200 x;')).toBe('HTTP/1.1 200 OK|Server: edgeseal');
      expect(await first('server_tokens off; return 0 x;')).toBe('HTTP/1.1 000 |Server: edgeseal');
    }
  });

  it('has no fields of a body with 204', async () => {
    const lines = await head('return 204;');
    expect(lines.filter((line) => /^(content-|transfer-)/i.test(line))).toEqual([]);
  });

  it.each([
    ['', 11, 'keep-alive'],
    ['', 10, 'close'],
    ['keepalive_timeout 75 20;', 11, 'keep-alive'],
  ])('with %j tells a client of version %i that the connection is to %s', async (directive, version, value) => {
    expect(await field('Connection', `${directive} return 200 x;`, { version })).toBe(value);
  });

  it('gives the time that a connection is kept where that is configured', async () => {
    expect(await field('Keep-Alive', 'keepalive_timeout 75 20; return 200 x;')).toBe('timeout=20');
    expect(await field('Keep-Alive', 'keepalive_timeout 75; return 200 x;')).toBeUndefined();
    expect(await field('Keep-Alive', 'keepalive_timeout 75 20; return 200 x;', { version: 10 })).toBeUndefined();
  });

  it.each([
    ['return 301 /a;', 'http://example.com:8080/a'],
    ['port_in_redirect off; return 301 /a;', 'http://example.com/a'],
    ['absolute_redirect off; return 301 /a;', '/a'],
    ['server_name name.example other; server_name_in_redirect on; return 301 /a;', 'http://name.example:8080/a'],
    ['return 301 https://other.example/a;', 'https://other.example/a'],
    ['return 301 a;', 'a'],
  ])('of %j points to %j', async (directives, location) => {
    expect(await field('Location', directives, { headers: HOST })).toBe(location);
  });

  it('points to the address of the server for a client that names no host', async () => {
    expect(await field('Location', 'return 301 /a;', { version: 10 })).toBe('http://127.0.0.1:8080/a');
  });

  it.each([
    ['a path', 'return 302 /to$uri;'],
    ['a URL', 'return 302 https://other.example$uri;'],
    ['a rewrite', 'rewrite ^/(.*)$ https://other.example/$1 redirect;'],
    ['a field', 'add_header X-A a$uri; return 200 x;'],
    ['a field set always', 'add_header X-A $uri always; return 404;'],
  ])('cannot be split by what a client puts into %s', async (_, directives) => {
    const lines = await head(directives, { target: '/%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0aEvil:%20x', headers: HOST });
    for (const line of lines) expect(line).not.toMatch(/^(Set-Cookie|Evil)|[\r\n]/);
  });
});
