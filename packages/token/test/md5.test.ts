import { expect, test } from 'vitest';
import { md5Blocks, md5Filler, writeMd5 } from '../src/md5.ts';

// RFC 1321, appendix A.5.
test.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
])('the digest of "%s" is written, and nothing after it', (message, digest) => {
  const target = Buffer.alloc(20);
  writeMd5(target, Buffer.from(message, 'latin1'));
  expect(target.toString('hex')).toBe(`${digest}00000000`);
});

test.each([
  [0, 1],
  [55, 1],
  [56, 2],
  [119, 2],
  [120, 3],
])('MD5 works through %i bytes in %i blocks', (length, blocks) => {
  expect(md5Blocks(length)).toBe(blocks);
});

test('with its filler, hashing takes as many blocks and calls for every length of padding', () => {
  for (let padded = 16; padded <= 1024; padded += 16) {
    const work = new Set<string>();
    for (let padding = 1; padding <= 16; padding++) {
      const length = padded - padding;
      const filler = md5Filler(padded, length);
      const blocks = md5Blocks(length) + (filler === undefined ? 0 : md5Blocks(filler.length));
      work.add(`${blocks} blocks in ${filler === undefined ? 1 : 2} calls`);
    }
    expect([...work], `${padded} bytes`).toHaveLength(1);
  }
});
