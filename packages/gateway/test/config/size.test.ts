import { describe, expect, it } from 'vitest';
import { parseSize } from '../../src/config/size.ts';

describe('a size', () => {
  it.each([
    ['0', 0],
    ['512', 512],
    ['8k', 8192],
    ['8K', 8192],
    ['1m', 1_048_576],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', 'k', '-1', '1.5k', '1kb', '1g', '1 k', '99999999999999999999'])('%j is none', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });

  it('of a file may be of gigabytes', () => {
    expect(parseSize('2g', 'offset')).toBe(2_147_483_648);
  });
});
