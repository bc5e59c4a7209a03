import fc from 'fast-check';
import type { Block, Comment, Directive, Position } from '../src/index.ts';

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const special = fc.constantFrom(...' \t\r\n;{}"\'\\#$()=~trn');

/** A string of bytes in which the characters that mean something to nginx are common. */
export const bytes: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof({ weight: 3, arbitrary: special }, { weight: 1, arbitrary: byte }),
  maxLength: 12,
});

/** Texts from arbitrary bytes to nearly valid configurations. */
export const nginxText: fc.Arbitrary<string> = fc.oneof(
  bytes,
  fc
    .array(
      fc.oneof(
        bytes,
        fc.constantFrom('a;', 'b {', '}', '} # c\n', 'd "e"', '# f\n', "'g'", '$\x7bh}', '\\;', ' ', '\n'),
      ),
    )
    .map((parts) => parts.join('')),
);

const position: fc.Arbitrary<Position> = fc.record({
  file: fc.constant('f'),
  line: fc.integer({ min: 1, max: 2 }),
  column: fc.integer({ min: 1, max: 3 }),
});

const comment: fc.Arbitrary<Comment> = fc.record({
  text: bytes.map((text) => text.replaceAll('\n', '').replace(/\r+$/, '')),
  position,
});
const comments = fc.array(comment, { maxLength: 3 });

/** Any tree that the language can express, positions at random. */
export const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block; directive: Directive }>((tie) => ({
  block: fc.record({
    directives: fc.array(tie('directive'), { depthIdentifier: 'tree', maxLength: 4 }),
    comments,
    end: position,
  }),
  directive: fc.record({
    name: bytes,
    args: fc.array(bytes, { maxLength: 4 }),
    block: fc.option(tie('block'), { nil: undefined, depthIdentifier: 'tree', maxDepth: 3 }),
    position,
    end: position,
    comments,
  }),
})).block;
