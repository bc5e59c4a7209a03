import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, MAX_NESTING, parse, print } from '../src/index.ts';
import { block, nginxText } from './arbitrary-conf.ts';
import { withoutPositions } from './compact-tree.ts';

const nowhere = { file: 'f', line: 1, column: 1 };

function treeOf(name: string, ...args: string[]): Block {
  const directive = { name, args, block: undefined, position: nowhere, end: nowhere, comments: [] };
  return { directives: [directive], comments: [], end: nowhere };
}

function commentOf(text: string): Block {
  return { directives: [], comments: [{ text, position: nowhere }], end: nowhere };
}

function reprint(text: string): string {
  const { block, error } = parse(text, 'f');
  expect(error).toBeUndefined();
  return print(block);
}

describe('print', () => {
  it('parses to the same tree, whatever the tree', () => {
    fc.assert(
      fc.property(block, (tree) => {
        const { block: again, error } = parse(print(tree), 'f');
        expect(error).toBeUndefined();
        expect(withoutPositions(again)).toEqual(withoutPositions(tree));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what a text meant, and changes nothing the second time', () => {
    fc.assert(
      fc.property(nginxText, (text) => {
        const first = parse(text, 'f').block;
        const printed = print(first);
        const again = parse(printed, 'f');
        expect(again.error).toBeUndefined();
        expect(withoutPositions(again.block)).toEqual(withoutPositions(first));
        expect(print(again.block)).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });

  it('writes one directive a line and indents blocks', () => {
    expect(reprint('# top\nuser  www ; # who\nhttp{server{listen\n80;# port\n}# end\n}\n# last')).toBe(`# top
user www; # who
http {
    server {
        listen 80; # port
    } # end
}
# last
`);
  });

  it('prints nothing for an empty tree', () => {
    expect(reprint(' \n')).toBe('');
  });

  it.each([
    ['80', '80'],
    ['', '""'],
    ['a b', '"a b"'],
    ['a;b', '"a;b"'],
    ['{', '"{"'],
    ['}', '"}"'],
    ['a}', 'a}'],
    ['#a', '"#a"'],
    ['a#b', 'a#b'],
    ['say "hi"', `'say "hi"'`],
    ['"', `'"'`],
    [`"'`, `"\\"'"`],
    ['it"s', 'it"s'],
    ['\\.php$', '\\.php$'],
    ['^/(\\d{3})$', '"^/(\\d{3})$"'],
    ['$\x7ba}b', '$\x7ba}b'],
    ['$a {', '"$a {"'],
    ['\\', '\\\\'],
    ['\\\\', '\\\\\\\\'],
    ['\\t', '\\\\t'],
    ['\\$\x7ba}', '\\\\$\x7ba}'],
    ['\\ a', '\\ a'],
    ['a\tb\r\n', '"a\\tb\\r\\n"'],
    ['\\\n ', '"\\\\\\n "'],
    ['\0\x7f\xa0\xff', '\0\x7f\xa0\xff'],
  ])('writes the value %j as %s', (value, written) => {
    expect(print(treeOf('x', value))).toBe(`x ${written};\n`);
    expect(parse(`x ${written};`, 'f').block.directives[0]?.args).toEqual([value]);
  });

  it('glues a closing parenthesis to a quoted word, as in if', () => {
    const { block } = parse('if ($a = "b c" ) { }', 'f');
    expect(print(block)).toBe('if ($a = "b c") {\n}\n');
  });

  it.each([
    ['a bare word', `${'w'.repeat(4095)};`],
    ['a bare word before a block', `${'w'.repeat(4095)}{}`],
    ['a quoted word', `"${' '.repeat(4094)}";`],
    ['a quoted word among others', `a "${' '.repeat(4093)}" b;`],
    ['a quoted word before a parenthesis', `a "${' '.repeat(4094)}")b;`],
    ['a word of line ends', `a "${'\n'.repeat(4094)}";`],
    ['a word of double quotes', `a '${' "'.repeat(2047)}';`],
    ['a bare word with escaped quotes', `\\"${'"\'\\t'.repeat(1000)};`],
    ['a word of backslashes', `a ${'\\d'.repeat(2046)}\\ ;`],
    ['a comment', `a { #${'c'.repeat(4094)}\n}`],
    ['a comment at the end of the file', `a;#${'c'.repeat(4095)}`],
  ])('prints %s as long as nginx can read', (_, text) => {
    const { block, error } = parse(text, 'f');
    expect(error).toBeUndefined();
    const again = parse(print(block), 'f');
    expect(again.error).toBeUndefined();
    expect(withoutPositions(again.block)).toEqual(withoutPositions(block));
  });

  it.each([
    ['a word that is too long', treeOf('x', 'w'.repeat(4096))],
    ['a quoted word that is too long', treeOf('x', ' '.repeat(4095))],
    ['a comment that is too long', commentOf('c'.repeat(4096))],
    ['a comment with a line break', commentOf('a\nreturn 200;')],
    [
      'a long comment that is not the last',
      { ...treeOf('x'), comments: [...commentOf('c'.repeat(4095)).comments, ...commentOf('').comments] },
    ],
  ])('refuses %s', (_, tree) => {
    expect(() => print(tree)).toThrow(expect.objectContaining({ code: 'ERR_CONF_UNPRINTABLE' }));
  });

  it('refuses blocks nested deeper than parse reads', () => {
    let tree = treeOf('x');
    for (let depth = 0; depth <= MAX_NESTING; depth += 1) {
      tree = { ...tree, directives: treeOf('x').directives.map((directive) => ({ ...directive, block: tree })) };
    }
    expect(() => print(tree)).toThrow(expect.objectContaining({ code: 'ERR_CONF_NESTING_TOO_DEEP' }));
  });
});
