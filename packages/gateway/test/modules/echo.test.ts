import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { echo } from '../../src/modules/echo/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { type Harness, loadFailure, loadModules, serverConf } from '../module-harness.ts';

const MODULES: readonly Module[] = [variables, rewrite, echo] as readonly Module[];
const load = (directives: string): Harness => loadModules(serverConf(directives), MODULES);
const bodyOf = (directives: string, target = '/'): Promise<string> => load(`location / { ${directives} }`).get(target);

describe('echo', () => {
  it.each([
    ['echo hello world;', 'hello world\n'],
    ['echo -n hello; echo world;', 'helloworld\n'],
    ['echo -- -n;', '-n\n'],
    ['echo -n -- -n;', '-n'],
    ['echo;', '\n'],
    ['echo "a  b" c;', 'a  b c\n'],
    ['echo $arg_a;', 'x\n'],
    ['set $v set; echo $v;', 'set\n'],
    ['echo_duplicate 3 ab;', 'ababab'],
    ['echo_duplicate 0 ab; echo end;', 'end\n'],
    ['echo_duplicate 1_000 "";', ''],
  ])('%s', async (directives, body) => {
    expect(await bodyOf(directives, '/?a=x')).toBe(body);
  });

  it('answers in chunks, of the type of the URI, with the status that echo_status says', async () => {
    const { status, head } = await load('location / { echo_status 404; echo none; }').request({ target: '/a.html' });
    expect(status).toBe(404);
    expect(head).toContain('Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n');
  });

  it('takes no more memory for echo_duplicate than it may', async () => {
    const { request } = load('location / { echo_duplicate 999999999 0123456789; }');
    expect((await request()).status).toBe(500);
  });
});

describe('echo_location', () => {
  it('puts the response to another URI in its place', async () => {
    const body = await bodyOf(
      'if ($uri = /sub) { return 200 "<$arg_q>"; } echo before; echo_location /sub q=1; echo after;',
    );
    expect(body).toBe('before\n<1>after\n');
  });

  it('takes the query from the URI where there is no second argument', async () => {
    expect(await load('location /a { echo_location /b?q=2; } location /b { echo $args; }').get('/a')).toBe('q=2\n');
  });

  it('has variables of its own, and shows pages of errors', async () => {
    const { get } = load(
      'location /a { set $v 1; echo_location /b; echo $v; echo_location /none; } location /b { set $v 2; echo sub; }',
    );
    expect(await get('/a')).toMatch(/^sub\n1\n<html>\r\n<head><title>404 Not Found/);
  });

  it('ends a request that goes round in circles', async () => {
    const { request, log } = load('location / { echo -n x; echo_location /; }');
    await request();
    expect(log.some((line) => line.includes('subrequests cycle while processing "/"'))).toBe(true);
  });
});

describe('echo_exec', () => {
  it('lets the request go on at another URI or in a named location', async () => {
    const { get } = load(`location /a { echo_exec /b q=1; } location /b { echo b $args $uri; }
      location /n { echo_exec @n; } location @n { echo named $uri; }`);
    expect(await get('/a')).toBe('b q=1 /b\n');
    expect(await get('/n')).toBe('named /n\n');
  });

  it('ends a request that goes round in circles with 500', async () => {
    const { request, log } = load('location / { echo_exec /; }');
    expect((await request()).status).toBe(500);
    expect(log).toContain('[error] rewrite or internal redirection cycle while internally redirecting to "/"');
  });

  it('says that a named location is not there', async () => {
    const { request, log } = load('location / { echo_exec @none; }');
    expect((await request()).status).toBe(500);
    expect(log).toContain('[error] could not find named location "@none"');
  });
});

describe('wrong directives', () => {
  it.each([
    ['echo_duplicate 1;', 'invalid number of arguments in "echo_duplicate" directive'],
    ['echo_location;', 'invalid number of arguments in "echo_location" directive'],
    ['echo $none;', 'unknown "none" variable'],
  ])('%s', (directive, message) => {
    expect(loadFailure(serverConf(`location / { ${directive} }`), MODULES)).toBe(`${message} in nginx.conf:1`);
  });

  it('echo is not allowed in a server', () => {
    expect(loadFailure(serverConf('echo x;'), MODULES)).toBe('"echo" directive is not allowed here in nginx.conf:1');
  });
});
