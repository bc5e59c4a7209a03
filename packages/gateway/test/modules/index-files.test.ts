import { afterAll, describe, expect, it } from 'vitest';
import { indexFiles } from '../../src/modules/index-files.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { makeTree } from '../file-tree.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';

const { prefix, remove } = makeTree([
  { path: 'html/d', directory: true },
  { path: 'html/d/one.txt', text: 'one' },
  { path: 'html/d/two.txt', text: 'two' },
  { path: 'html/d/index.html', text: 'default' },
]);
afterAll(remove);

const load = (text: string): ReturnType<typeof loadModules> => loadModules(text, [indexFiles, staticFiles], { prefix });

describe('index', () => {
  it.each([
    ['', 'default'],
    ['index two.txt one.txt;', 'two'],
    ['index none; index one.txt;', 'one'],
    ['index one.txt; location /d/ { index two.txt; }', 'two'],
    ['index one.txt; location /d/ { }', 'one'],
  ])('with "%s" gives the file "%s"', async (directives, body) => {
    expect(await load(serverConf(directives)).get('/d/')).toBe(body);
  });

  it('takes an absolute name that is not the last, with a warning', async () => {
    const loaded = load(serverConf('index /d/one.txt two.txt;'));
    expect(loaded.warnings).toEqual(['only the last index in "index" directive should be absolute in nginx.conf:1']);
    expect(await loaded.get('/d/')).toBe('one');
  });

  it.each([
    ['index "";', 'index "" in "index" directive is invalid in nginx.conf:1'],
    ['index a "";', 'index "a" in "index" directive is invalid in nginx.conf:1'],
    ['index;', 'invalid number of arguments in "index" directive in nginx.conf:1'],
    ['index $none;', 'unknown "none" variable in nginx.conf:1'],
  ])('does not load with "%s"', (directives, message) => {
    expect(loadFailure(serverConf(directives), [indexFiles])).toBe(message);
  });
});
