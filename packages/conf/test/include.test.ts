import { describe, expect, it } from 'vitest';
import { load } from '../src/index.ts';
import { directory, loadFiles } from './temporary-files.ts';

describe('load', () => {
  it('puts included directives in the place of the include, with their own positions', () => {
    const { loaded, dir, text } = loadFiles({
      'nginx.conf': 'a;\nb { include x/*.conf; c; }',
      'x/2.conf': '\ne;',
      'x/1.conf': 'd;',
    });
    expect(text).toBe('a; b { d; e; c; }');
    const inner = loaded.block.directives[1]?.block?.directives;
    expect(inner?.[1]?.position).toEqual({ file: `${dir}x/2.conf`, line: 2, column: 1 });
  });

  it('resolves patterns against the prefix, whatever the file they stand in', () => {
    const dir = directory({ 'sub/nginx.conf': 'include b.conf;', 'b.conf': 'include sub/c.conf;', 'sub/c.conf': 'c;' });
    for (const prefix of [dir, dir.slice(0, -1)]) {
      const loaded = load({ file: `${dir}sub/nginx.conf`, prefix });
      expect(loaded.files.map(({ path }) => path)).toEqual([
        `${dir}sub/nginx.conf`,
        `${dir}b.conf`,
        `${dir}sub/c.conf`,
      ]);
    }
  });

  it('takes an absolute pattern as it is', () => {
    const dir = directory({ 'a.conf': 'a;' });
    const { text } = loadFiles({ 'nginx.conf': `include ${dir}a.conf; include ${dir}[a].conf;` });
    expect(text).toBe('a; a;');
  });

  it('lists each file once, in the order of first reading, with its text', () => {
    const { loaded, files } = loadFiles({
      'nginx.conf': 'include b.conf; include a.conf; include b.conf;',
      'a.conf': 'include b.conf; # \xe9\0',
      'b.conf': 'b;',
    });
    expect(files).toEqual(['nginx.conf', 'b.conf', 'a.conf']);
    expect(loaded.files[2]?.text).toBe('include b.conf; # \xe9\0');
  });

  it('reads the name of a file up to its first NUL', () => {
    expect(loadFiles({ 'nginx.conf': 'include "a.conf\0b";', 'a.conf': 'a;' }).text).toBe('a;');
  });

  it('recognises a quoted include', () => {
    expect(loadFiles({ 'nginx.conf': '"include" a.conf;', 'a.conf': 'a;' }).text).toBe('a;');
  });

  it('takes the place of an unreadable directory or of no match for nothing', () => {
    expect(loadFiles({ 'nginx.conf': 'include no/*; include nginx.conf/*; a;' })).toMatchObject({
      error: undefined,
      text: 'a;',
    });
  });

  it('reads and lists with the functions it is given', () => {
    const texts: Readonly<Record<string, string>> = { main: 'include *.c; z;', '/p/b.c': 'b;', '/p/a.c': 'a;' };
    const read = (path: string) => texts[path] ?? '';
    const { block } = load({
      file: 'main',
      prefix: '/p',
      read,
      list: (dir) => (dir === '/p/' ? ['b.c', 'a.c', 'd'] : []),
    });
    expect(block.directives.map(({ name }) => name)).toEqual(['a', 'b', 'z']);
  });

  it('lets an error of a given function through when it is not a system error', () => {
    const read = () => {
      throw new TypeError('a bug');
    };
    expect(() => load({ file: 'main', prefix: '/', read })).toThrow(TypeError);
  });
});
