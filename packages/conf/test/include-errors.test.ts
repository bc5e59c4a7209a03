import { describe, expect, it } from 'vitest';
import { type Block, load, MAX_INCLUDE_DEPTH, MAX_NESTING } from '../src/index.ts';
import { loadFiles } from './temporary-files.ts';

describe('a fault', () => {
  const emerg = { level: 'emerg', file: 'nginx.conf' };

  // Messages and lines: nginx 1.22.1, except the bounds and the cycle, where nginx runs out of descriptors.
  it.each([
    [
      'a file that is missing',
      'a;\ninclude\n none.conf;',
      {
        ...emerg,
        code: 'ERR_CONF_OPEN_FAILED',
        line: 3,
        message: 'open() "none.conf" failed (2: No such file or directory)',
      },
    ],
    [
      'a path through a file',
      'include nginx.conf/x;',
      {
        ...emerg,
        code: 'ERR_CONF_OPEN_FAILED',
        line: 1,
        message: 'open() "nginx.conf/x" failed (20: Not a directory)',
      },
    ],
    [
      'a directory',
      '\ninclude sub;',
      { code: 'ERR_CONF_READ_FAILED', level: 'crit', message: 'pread() "sub" failed (21: Is a directory)' },
    ],
    [
      'the empty name',
      'include "";',
      { code: 'ERR_CONF_READ_FAILED', level: 'crit', message: 'pread() "" failed (21: Is a directory)' },
    ],
    [
      'a directory that a pattern matches',
      'include su?;',
      { code: 'ERR_CONF_READ_FAILED', level: 'crit', message: 'pread() "sub" failed (21: Is a directory)' },
    ],
    [
      'a pattern that matches the dot',
      'include .*;',
      { code: 'ERR_CONF_READ_FAILED', level: 'crit', message: 'pread() "." failed (21: Is a directory)' },
    ],
    [
      'no argument',
      'include;',
      {
        ...emerg,
        code: 'ERR_CONF_INCLUDE_ARGUMENTS',
        line: 1,
        message: 'invalid number of arguments in "include" directive',
      },
    ],
    [
      'two arguments',
      'include a\nb;',
      {
        ...emerg,
        code: 'ERR_CONF_INCLUDE_ARGUMENTS',
        line: 2,
        message: 'invalid number of arguments in "include" directive',
      },
    ],
    [
      'a block',
      'include x {\n}',
      {
        ...emerg,
        code: 'ERR_CONF_INCLUDE_NOT_TERMINATED',
        line: 1,
        message: 'directive "include" is not terminated by ";"',
      },
    ],
    [
      'a block and no argument',
      'include {',
      {
        ...emerg,
        code: 'ERR_CONF_INCLUDE_NOT_TERMINATED',
        line: 1,
        message: 'directive "include" is not terminated by ";"',
      },
    ],
    [
      'a stray brace in the file',
      'a { include sub/end; }',
      { ...emerg, file: 'sub/end', code: 'ERR_CONF_UNEXPECTED_BLOCK_END', line: 2, message: 'unexpected "}"' },
    ],
    [
      'an unclosed block in the file',
      'include sub/open;\n}',
      {
        ...emerg,
        file: 'sub/open',
        code: 'ERR_CONF_UNCLOSED_BLOCK',
        line: 3,
        message: 'unexpected end of file, expecting "}"',
      },
    ],
    [
      'an unfinished directive in the file',
      'include sub/half;\n;',
      {
        ...emerg,
        file: 'sub/half',
        code: 'ERR_CONF_UNEXPECTED_END_OF_FILE',
        line: 1,
        message: 'unexpected end of file, expecting ";" or "}"',
      },
    ],
    [
      'itself',
      'include nginx.conf;',
      { ...emerg, code: 'ERR_CONF_INCLUDE_CYCLE', line: 1, message: 'include cycle: nginx.conf -> nginx.conf' },
    ],
    [
      'a cycle behind others',
      'include sub/one;',
      {
        ...emerg,
        file: 'sub/two',
        code: 'ERR_CONF_INCLUDE_CYCLE',
        line: 2,
        message: 'include cycle: sub/one -> sub/two -> sub/one',
      },
    ],
  ])('in an include of %s is reported where nginx reports it', (_, text, expected) => {
    const sub = {
      'sub/end': 'b;\n}',
      'sub/open': 'a {\n b;\n',
      'sub/half': 'a b',
      'sub/one': 'include sub/two;',
      'sub/two': '\n"include" sub/one;',
    };
    expect(loadFiles({ 'nginx.conf': text, ...sub }).error).toEqual({ file: undefined, line: undefined, ...expected });
  });

  it('in opening the main file has no place', () => {
    const { error, block, files } = load({ file: '/no/such.conf', prefix: '/no/' });
    expect(error).toMatchObject({
      code: 'ERR_CONF_OPEN_FAILED',
      message: 'open() "/no/such.conf" failed (2: No such file or directory)',
      file: undefined,
      line: undefined,
    });
    expect({ directives: block.directives, files }).toEqual({ directives: [], files: [] });
  });

  it('in permissions has nginx’s words', () => {
    const read = (path: string) => {
      if (path === 'main') return '\ninclude secret;';
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', errno: -13, syscall: 'open' });
    };
    const { error } = load({ file: 'main', prefix: '/p/', read });
    expect(error).toMatchObject({
      message: 'open() "/p/secret" failed (13: Permission denied)',
      file: 'main',
      line: 2,
    });
  });

  it('is the first in file order: an include’s before a later syntax error', () => {
    expect(loadFiles({ 'nginx.conf': 'a { include none; }\n}' }).error?.code).toBe('ERR_CONF_OPEN_FAILED');
    expect(loadFiles({ 'nginx.conf': '}\ninclude none;' }).error?.code).toBe('ERR_CONF_UNEXPECTED_BLOCK_END');
  });

  it('leaves everything before it in the tree, of every file on the way', () => {
    const { loaded } = loadFiles({
      'nginx.conf': 'a;\nb { c; include one; never; }\nnever;',
      one: 'd; e { f; include two; never; }',
      two: 'g; h { i; ;',
    });
    expect(names(loaded.block)).toBe('a b(c d e(f g h(i)))');
  });

  it('is a chain of files that is too long', () => {
    const files: Record<string, string> = { 'nginx.conf': 'include 1;' };
    for (let at = 1; at <= MAX_INCLUDE_DEPTH; at += 1)
      files[at] = at < MAX_INCLUDE_DEPTH - 1 ? `include ${at + 1};` : 'end;';
    expect(loadFiles(files).text).toBe('end;');
    files[MAX_INCLUDE_DEPTH - 1] = `include ${MAX_INCLUDE_DEPTH};`;
    expect(loadFiles(files).error).toMatchObject({
      code: 'ERR_CONF_INCLUDE_TOO_DEEP',
      file: String(MAX_INCLUDE_DEPTH - 1),
      line: 1,
    });
  });

  it('is a nesting of blocks across files that is too deep', () => {
    const half = MAX_NESTING / 2;
    const nested = (inner: string) => `${'a{'.repeat(half)}${inner}${'}'.repeat(half)}`;
    const ok = { 'nginx.conf': nested('include x;'), x: nested('b;') };
    expect(loadFiles(ok).error).toBeUndefined();
    expect(loadFiles({ ...ok, x: nested('\nb{}') }).error).toMatchObject({
      code: 'ERR_CONF_NESTING_TOO_DEEP',
      file: 'x',
      line: 2,
    });
  });
});

function names({ directives }: Block): string {
  return directives.map(({ name, block }) => (block ? `${name}(${names(block)})` : name)).join(' ');
}
