import { hash } from 'node:crypto';
import { BLOCK_BYTES } from './aes-cbc.ts';

/** An MD5 digest, in bytes. */
export const DIGEST_BYTES = 16;

const MD5_BLOCK = 64;
const MD5_TRAILER = 9; // RFC 1321 sections 3.1 and 3.2: at least one byte of padding, eight of length

const filler = Buffer.alloc(MD5_BLOCK);
const ONE_BLOCK = filler.subarray(0, MD5_BLOCK - MD5_TRAILER);

/** How many 64-byte blocks MD5 works through for a message of `length` bytes (RFC 1321 section 3.1). */
export function md5Blocks(length: number): number {
  return Math.ceil((length + MD5_TRAILER) / MD5_BLOCK);
}

/** Writes the MD5 digest (RFC 1321) of `message` to the first 16 bytes of `target`. */
export function writeMd5(target: Uint8Array, message: Uint8Array): void {
  // As a latin1 string: on Node.js 20 it takes less than half the time of asking for a buffer.
  const digest = hash('md5', message, 'binary');
  for (let at = 0; at < DIGEST_BYTES; at++) target[at] = digest.charCodeAt(at);
}

/**
 * What to hash beside the first `length` bytes of `padded`, so that the work does not tell how long the padding is;
 * undefined where the 1 to 16 bytes of padding cannot make a difference.
 *
 * They can only where they straddle the end of an MD5 block, when `padded` is a multiple of 64: then a body that
 * leaves room for MD5's trailer takes one block less than one that does not, and gets one block more of filler.
 */
export function md5Filler(padded: number, length: number): Uint8Array | undefined {
  if (md5Blocks(padded - 1) === md5Blocks(padded - BLOCK_BYTES)) return undefined;
  return md5Blocks(length) === md5Blocks(padded - 1) ? ONE_BLOCK : filler;
}
