import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { longLivedContext } from './cipher-context.ts';

/** The AES block, and so the CBC initialization vector, in bytes. */
export const BLOCK_BYTES = 16;

/** The AES-256 key, in bytes. */
export const KEY_BYTES = 32;

/** Encrypts or decrypts whole 16-byte blocks with a 16-byte IV; the result is a new buffer, as long as the blocks. */
export type CbcTransform = (blocks: Uint8Array, iv: Uint8Array) => Buffer;

/**
 * Makes an AES-256-CBC encryptor (NIST SP 800-38A section 6.2) whose cipher context lives as long as the encryptor.
 *
 * CBC XORs each block with the ciphertext block before it. A context that goes on from the last message puts that
 * message's last block where this one's IV belongs; XORing the first block with both beforehand undoes it, and every
 * message comes out as from a context of its own. The first of `blocks` is overwritten; padding is the caller's.
 *
 * The encryptor throws `ERR_BLOCK_LENGTH` unless it is given one or more whole blocks.
 */
export function aesCbcEncryptor(key: KeyObject): CbcTransform {
  const zeroIv = Buffer.alloc(BLOCK_BYTES);
  const update = longLivedContext(() => createCipheriv('aes-256-cbc', key, zeroIv).setAutoPadding(false));
  const chained = Buffer.alloc(BLOCK_BYTES); // what the context XORs into the next block that it is given

  return (blocks, iv) => {
    xorBlock(blocks, chained);
    xorBlock(blocks, iv);
    chained.fill(0); // what it will be if this context fails and a new one takes its place
    const ciphertext = update(blocks);
    ciphertext.copy(chained, 0, ciphertext.length - BLOCK_BYTES);
    return ciphertext;
  };
}

/**
 * Makes an AES-256-CBC decryptor (NIST SP 800-38A section 6.2) whose cipher context lives as long as the decryptor.
 *
 * The context is an ECB one, which carries nothing over from message to message: one pass, then each block is XORed
 * with the ciphertext block before it. `blocks` is only read; the padding is left in place.
 *
 * The decryptor throws `ERR_BLOCK_LENGTH` unless it is given one or more whole blocks.
 */
export function aesCbcDecryptor(key: KeyObject): CbcTransform {
  const update = longLivedContext(() => createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false));

  return (blocks, iv) => {
    const plain = update(blocks);
    xorBlock(plain, iv);
    for (let at = BLOCK_BYTES; at < plain.length; at++) {
      plain[at] = (plain[at] ?? 0) ^ (blocks[at - BLOCK_BYTES] ?? 0);
    }
    return plain;
  };
}

function xorBlock(blocks: Uint8Array, mask: Uint8Array): void {
  for (let at = 0; at < BLOCK_BYTES; at++) {
    blocks[at] = (blocks[at] ?? 0) ^ (mask[at] ?? 0);
  }
}
