import { expect, test } from 'vitest';
import { pad, paddedLength, paddingBytes } from '../src/pkcs7.ts';

const counts = Array.from({ length: 16 }, (_, at) => at + 1);

test.each([
  [0, 16],
  [1, 16],
  [15, 16],
  [16, 32],
  [17, 32],
  [31, 32],
  [32, 48],
])('%i bytes are padded to %i', (length, padded) => {
  expect(paddedLength(length)).toBe(padded);
});

test.each(counts)('%i bytes of padding are written with their count and found again', (count) => {
  const blocks = Buffer.alloc(32, 0xee);
  pad(blocks, 32 - count);
  expect(blocks).toEqual(Buffer.concat([Buffer.alloc(32 - count, 0xee), Buffer.alloc(count, count)]));
  expect(paddingBytes(blocks)).toBe(count);
});

test('a last byte that is no count is bad padding', () => {
  for (let last = 0; last < 256; last++) {
    if (last >= 1 && last <= 16) continue;
    expect(paddingBytes(Buffer.alloc(32, last))).toBe(0);
  }
});

test.each(counts)('%i bytes of padding are bad as soon as any bit of any of them differs', (count) => {
  for (let back = 2; back <= count; back++) {
    for (let bit = 0; bit < 8; bit++) {
      const blocks = Buffer.alloc(32, count);
      blocks[32 - back] = count ^ (1 << bit);
      expect(paddingBytes(blocks)).toBe(0);
    }
  }
});

test.each(counts)('what comes before %i bytes of padding does not matter', (count) => {
  for (let before = 0; before < 256; before++) {
    const blocks = Buffer.alloc(16, before);
    blocks.fill(count, 16 - count);
    expect(paddingBytes(blocks)).toBe(count);
  }
});
