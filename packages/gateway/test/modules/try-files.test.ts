import { afterAll, describe, expect, it } from 'vitest';
import { staticFiles } from '../../src/modules/static.ts';
import { tryFiles } from '../../src/modules/try-files.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { makeTree } from '../file-tree.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';

const MODULES = [variables, tryFiles, staticFiles];
const { prefix, remove } = makeTree([
  { path: 'html', directory: true },
  { path: 'html/a.txt', text: 'a' },
]);
afterAll(remove);

const get = (directives: string, target: string): Promise<string> =>
  loadModules(serverConf(directives), MODULES, { prefix }).get(target);

describe('try_files', () => {
  it('of the server counts where there is no location', async () => {
    expect(await get('try_files /a.txt =404;', '/x')).toBe('a');
  });

  it.each([
    ['a location in a server', 'try_files /a.txt =404; location /x { }', '/x'],
    ['a location in a location', 'location /x { try_files /a.txt =404; location /x/y { } }', '/x/y'],
  ])('is not inherited by %s', async (_, directives, target) => {
    expect(await get(directives, target)).toContain('404 Not Found');
  });

  it.each([
    ['try_files a =;', 'invalid code "="'],
    ['try_files a =1000;', 'invalid code "=1000"'],
    ['try_files a =99999999999999999999;', 'invalid code "=99999999999999999999"'],
    ['try_files a =4x4;', 'invalid code "=4x4"'],
    ['try_files a;', 'invalid number of arguments in "try_files" directive'],
    ['try_files a b; try_files a b;', '"try_files" directive is duplicate'],
    ['try_files a $;', 'invalid variable name'],
    ['try_files $none b;', 'unknown "none" variable'],
  ])('does not load as "%s"', (directives, message) => {
    expect(loadFailure(serverConf(directives), MODULES)).toBe(`${message} in nginx.conf:1`);
  });

  it('is not allowed at the http level', () => {
    const message = '"try_files" directive is not allowed here in nginx.conf:1';
    expect(loadFailure('http { try_files a b; }', MODULES)).toBe(message);
  });
});
