import { BLOCK_BYTES } from './aes-cbc.ts';

/** The length of `length` bytes once padded: the next multiple of 16, never `length` itself (RFC 5652 section 6.3). */
export function paddedLength(length: number): number {
  return length + BLOCK_BYTES - (length % BLOCK_BYTES);
}

/** Pads in place: fills what follows the first `length` bytes, 1 to 16 of them, with their count (RFC 5652 section 6.3). */
export function pad(blocks: Uint8Array, length: number): void {
  const { length: end } = blocks;
  for (let at = length; at < end; at++) blocks[at] = end - length;
}

/**
 * How many padding bytes end the blocks, 1 to 16, or 0 if the padding is bad.
 *
 * Always reads the whole last block and never branches on what it finds, so its time says nothing of the padding.
 */
export function paddingBytes(blocks: Uint8Array): number {
  const end = blocks.length;
  const count = blocks[end - 1] ?? 0;
  // Non-zero if count is 0 or above 16: then one of the differences is negative and its sign bit stays.
  let bad = ((count - 1) | (BLOCK_BYTES - count)) >>> 31;
  for (let back = 1; back <= BLOCK_BYTES; back++) {
    const inside = ~((count - back) >> 31); // all ones while back <= count, else 0
    bad |= inside & (count ^ (blocks[end - back] ?? 0));
  }
  return count & ~(-bad >> 31);
}
