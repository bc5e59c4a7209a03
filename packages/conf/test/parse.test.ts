import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfError, MAX_NESTING, parse } from '../src/index.ts';
import { nginxText } from './arbitrary-conf.ts';
import { expand, readVectors, type VectorText } from './vectors.ts';

const errors = readVectors<{ name: string; text: VectorText; message: string; line: number }>('nginx-errors');

function codeOf(text: string): string | undefined {
  return parse(text, 'f').error?.code;
}

describe('a syntax error', () => {
  it.each(errors)('$name is reported in nginx’s words at nginx’s line', ({ text, message, line }) => {
    const { error } = parse(expand(text), '/etc/nginx.conf');
    expect(error).toBeInstanceOf(ConfError);
    expect(error).toMatchObject({ message, line, file: '/etc/nginx.conf', level: 'emerg' });
  });

  it.each([
    ['ERR_CONF_UNEXPECTED_SEMICOLON', ';'],
    ['ERR_CONF_UNEXPECTED_BLOCK_START', '{'],
    ['ERR_CONF_UNEXPECTED_BLOCK_END', '}'],
    ['ERR_CONF_UNEXPECTED_BLOCK_END', 'a }'],
    ['ERR_CONF_UNEXPECTED_AFTER_QUOTE', '"a"b'],
    ['ERR_CONF_UNEXPECTED_END_OF_FILE', 'a'],
    ['ERR_CONF_UNEXPECTED_END_OF_FILE', 'a '],
    ['ERR_CONF_UNCLOSED_BLOCK', 'a {'],
    ['ERR_CONF_UNCLOSED_QUOTE', `"${'a'.repeat(5000)}`],
    ['ERR_CONF_PARAMETER_TOO_LONG', 'a'.repeat(5000)],
  ])('has the code %s in %.10s', (code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it('leaves everything before it in the tree, open blocks included', () => {
    const { block, error } = parse('a;\nb {\n  c;\n  d { e; # f\n # g\n h "i"j;\n k;\n}\n', 'f');
    expect(error?.line).toBe(6);
    const [a, b] = block.directives;
    const [c, d] = b?.block?.directives ?? [];
    expect([a?.name, b?.name, c?.name, d?.name]).toEqual(['a', 'b', 'c', 'd']);
    expect(d?.block?.directives.map(({ name }) => name)).toEqual(['e']);
    expect(d?.block?.comments.map(({ text }) => text)).toEqual([' g']);
    expect(d?.block?.end).toEqual({ file: 'f', line: 6, column: 7 });
  });
});

describe('parse', () => {
  it('reports a directive at the line of the character that ends it', () => {
    const { block } = parse('listen\n  80\n;\nserver\n\n{ }', 'f');
    expect(block.directives.map(({ position, end }) => [position.line, end.line])).toEqual([
      [1, 3],
      [4, 6],
    ]);
  });

  it('tells a directive without a block from one with an empty block', () => {
    const { block } = parse('a; b {}', 'f');
    expect(block.directives.map((directive) => directive.block?.directives)).toEqual([undefined, []]);
  });

  it('knows no directive: include is one like any other', () => {
    const { block, error } = parse('include a b { }', 'f');
    expect(error).toBeUndefined();
    expect(block.directives[0]).toMatchObject({ name: 'include', args: ['a', 'b'] });
  });

  it('reads blocks that are nested as deep as the bound, and refuses one more', () => {
    const nested = (depth: number) => `${'a{'.repeat(depth)}${'}'.repeat(depth)}`;
    expect(parse(nested(MAX_NESTING), 'f').error).toBeUndefined();
    expect(codeOf(nested(MAX_NESTING + 1))).toBe('ERR_CONF_NESTING_TOO_DEEP');
    expect(codeOf('a{'.repeat(100_000))).toBe('ERR_CONF_NESTING_TOO_DEEP');
  });

  it('reads any number of words, comments and directives', () => {
    const { block, error } = parse(`${'#c\n'.repeat(300_000)}${'a '.repeat(300_000)};${'b;'.repeat(300_000)}`, 'f');
    expect(error).toBeUndefined();
    expect(block.directives.length).toBe(300_001);
    expect(block.directives[0]?.args.length).toBe(299_999);
    expect(block.directives[0]?.comments.length).toBe(300_000);
    expect(parse('#c\n'.repeat(300_000), 'f').block.comments.length).toBe(300_000);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(nginxText, (text) => {
        const { error } = parse(text, 'f');
        const lines = text.split('\n').length;
        return (
          error === undefined || (error instanceof ConfError && (error.line ?? 0) >= 1 && (error.line ?? 0) <= lines)
        );
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['directives', 'listen 80;\n'],
    ['words', 'a "b" \\"c '],
    ['comments', '# comment\n'],
    ['blanks', ' \n\t '],
    ['blocks', 'a { b { c; } }\n'],
  ])('takes time linear in the text for %s', (_, piece) => {
    const small = piece.repeat(5_000);
    const large = piece.repeat(40_000);
    fastest(small);
    // Eight times the text: quadratic behaviour would take 64 times as long.
    expect(fastest(large) / fastest(small)).toBeLessThan(30);
  });
});

function fastest(text: string): number {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    parse(text, 'f');
    return performance.now() - start;
  });
  return Math.min(...runs);
}
