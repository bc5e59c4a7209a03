import { expect, it } from 'vitest';
import { crc32 } from '../../src/upstream/crc32.ts';

it.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['\0\xff\x80', 0x81dda740],
])('crc32 of %j is that of zlib', (text, value) => {
  expect(crc32(text)).toBe(value);
});

it('crc32 goes on from the text before', () => {
  expect(crc32('6789', crc32('12345'))).toBe(crc32('123456789'));
});
