import { describe, expect, it } from 'vitest';
import { parseRanges, sliceBody } from '../../src/request/byte-range.ts';

describe('parseRanges', () => {
  it.each([
    ['0-4', [[0, 5]]],
    ['5-', [[5, 10]]],
    ['-3', [[7, 10]]],
    ['-30', [[0, 10]]],
    ['8-99', [[8, 10]]],
    ['0-0, 2-3 ,-1', [[0, 1], [2, 4], [9, 10]]], // biome-ignore format: pairs
    ['99-,0-1', [[0, 2]]],
    ['-0,0-1', [[0, 2]]],
    ['0-9223372036854775807', [[0, 10]]],
  ])('reads "%s"', (text, expected) => {
    expect(parseRanges(text, 10, 5)).toEqual(expected.map(([start, end]) => ({ start, end })));
  });

  it.each(['0-9,0-0', '0-5,1-6', '0-0,1-1,2-2,3-3,4-4,5-5'])('gives the whole for "%s"', (text) => {
    expect(parseRanges(text, 10, 5)).toBe('whole');
  });

  it.each(['', '10-', '5-4', '-0', '0-1,', ',0-1', '-', '1', '- 1', '0-9223372036854775808', '9223372036854775808-'])(
    'finds "%s" unsatisfiable',
    (text) => {
      expect(parseRanges(text, 10, 5)).toBe('unsatisfiable');
    },
  );

  it('stops at the first range too many, whatever follows', () => {
    expect(parseRanges('0-0,1-1,nonsense', 10, 1)).toBe('whole');
  });
});

describe('sliceBody', () => {
  const file = { fd: 3, offset: 100, length: 10 };

  it.each([
    [0, 4, ['head']],
    [2, 7, ['ad', { fd: 3, offset: 100, length: 3 }]],
    [6, 8, [{ fd: 3, offset: 102, length: 2 }]],
    [13, 16, [{ fd: 3, offset: 109, length: 1 }, 'ta']],
    [0, 18, ['head', file, 'tail']],
  ])('takes bytes %i to %i of text, a file and text', (start, end, expected) => {
    expect(sliceBody(['head', file, 'tail'], { start, end })).toEqual(expected);
  });
});
