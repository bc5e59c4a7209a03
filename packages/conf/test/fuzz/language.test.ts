import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../../fuzz/growth.ts';
import { holds } from '../../../../fuzz/holds.ts';
import { anyBytes, mutated } from '../../../../fuzz/mutations.ts';
import { ConfError, load, parse, print } from '../../src/index.ts';
import { withoutPositions } from '../compact-tree.ts';

const PIECES = [
  'worker_processes  auto;\n',
  'events { worker_connections 512; }\n',
  'http {\n  server {\n    listen 127.0.0.1:80; # here\n',
  '    location ~ ^/(a|b)$ { return 200 "a \\"b\\" ${c}\\n"; }\n',
  "    if ($http_cookie ~* 'id=([^;]+)') { set $id $1; }\n",
  'include a.conf;\n',
  'include *.conf;\n',
  'include "b c";\n',
  '  }\n}\n',
  '# a comment\r\n',
  'a\\;b c\\ d "e;f" \'g{h\';\n',
];
const valid = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
const text = fc.oneof(mutated(valid, 6), anyBytes);

/** A directory of files. */
const files = fc.dictionary(fc.constantFrom('main', 'a.conf', 'b.conf', 'b c', 'z.conf'), text);

const missing = (): never => {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT', errno: -2, syscall: 'open' });
};

describe('the configuration language', () => {
  it('is parsed, or refused with the line, whatever the text; what was parsed is printed and parsed to the same', () => {
    holds(
      fc.property(text, (written) => {
        const { block, error } = parse(written, 'f');
        if (error) {
          expect(error).toBeInstanceOf(ConfError);
          expect(error.line).toBeLessThanOrEqual(written.split('\n').length);
        }
        const again = parse(print(block), 'f');
        expect(again.error).toBeUndefined();
        expect(withoutPositions(again.block)).toEqual(withoutPositions(block));
      }),
    );
  });

  it('is loaded, or refused with the file and the line, whatever the files', () => {
    holds(
      fc.property(files, (written) => {
        const all: Readonly<Record<string, string>> = { main: '', ...written };
        const read = (path: string): string => all[path] ?? missing();
        const { error } = load({ file: 'main', prefix: '', read, list: () => Object.keys(all) });
        if (!error) return;
        expect(error).toBeInstanceOf(ConfError);
        if (error.file === undefined) return;
        expect(error.line).toBeLessThanOrEqual((all[error.file] ?? '').split('\n').length);
      }),
    );
  });

  it.each([
    '\\',
    '"',
    "'",
    '$',
    '${',
    '{',
    '}',
    ';',
    '#',
    '\n',
    '\r',
    ' ',
    'a',
    'a ',
    '"a" ',
    "'\\",
    '#\r',
    'a{',
    'a;',
  ])('takes time linear in a text of nothing but %j', (piece) => {
    expect(
      growth(
        1000,
        (size) => piece.repeat(size),
        (written) => parse(written, 'f'),
      ),
    ).toBeLessThan(3);
  });

  it.each(['[', '[a', '[[:alpha:]', '*a', '?', '[]', '[!', '\\'])('takes time linear in a name of %j', (piece) => {
    // a star that has to look further each time is quadratic in the name, which no file system lets be long
    const pattern = (size: number): string => `*${piece.repeat(size / piece.length)}`;
    const names = ['a'.repeat(50), 'b', piece.repeat(20)];
    const run = (include: string): unknown =>
      load({
        file: 'main',
        prefix: '',
        read: (path) => (path === 'main' ? `include ${include};` : missing()),
        list: () => names,
      });
    expect(growth(500, pattern, run)).toBeLessThan(3);
  });
});
