import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { longLivedContext } from './cipher-context.ts';
import { EdgesealError } from './errors.ts';

/** The AES block, and so the CBC initialization vector, in bytes. */
export const BLOCK_BYTES = 16;

/** The AES-256 key, in bytes. */
export const KEY_BYTES = 32;

/**
 * Encrypts or decrypts whole 16-byte blocks behind one that is spare, with the first 16 bytes of `iv`. The result is a new
 * buffer, as long, whose first block is left to the caller: what stands in front of a ciphertext needs no copy of it.
 */
export type CbcTransform = (blocks: Uint8Array, iv: Uint8Array) => Buffer;

/**
 * Makes an AES-256-CBC encryptor (NIST SP 800-38A section 6.2) whose cipher context lives as long as the encryptor.
 *
 * CBC XORs each block with the ciphertext block before it. A context that goes on from the last message would XOR that
 * message's last block into the spare one: with the same block written there beforehand, what is encrypted is zeros, and
 * the first block proper is XORed with what zeros come to and with the IV. Every message comes out as from a context of
 * its own. The spare and the first block of `blocks` are overwritten.
 *
 * The encryptor throws `ERR_BLOCK_LENGTH` unless it is given two or more whole blocks.
 */
export function aesCbcEncryptor(key: KeyObject): CbcTransform {
  const zeros = Buffer.alloc(BLOCK_BYTES);
  const update = longLivedContext(() => createCipheriv('aes-256-cbc', key, zeros).setAutoPadding(false));
  const ofZeros = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(zeros);
  const chained = Buffer.alloc(BLOCK_BYTES); // what the context XORs into the next block that it is given

  return (blocks, iv) => {
    requireMessage(blocks);
    for (let at = 0; at < BLOCK_BYTES; at++) {
      blocks[at] = chained[at] ?? 0;
      blocks[BLOCK_BYTES + at] = (blocks[BLOCK_BYTES + at] ?? 0) ^ (iv[at] ?? 0) ^ (ofZeros[at] ?? 0);
      chained[at] = 0; // what it will be if this context fails and a new one takes its place
    }
    const ciphertext = update(blocks);
    const last = ciphertext.length - BLOCK_BYTES;
    for (let at = 0; at < BLOCK_BYTES; at++) chained[at] = ciphertext[last + at] ?? 0;
    return ciphertext;
  };
}

/**
 * Makes an AES-256-CBC decryptor (NIST SP 800-38A section 6.2) whose cipher context lives as long as the decryptor.
 *
 * A context that goes on from the last message XORs that message's last block into the spare one, of which nothing is wanted,
 * and the spare one into the first block proper: where it is the IV that is right, else undoing it is one XOR. `blocks`
 * is only read; the padding is left in place.
 *
 * The decryptor throws `ERR_BLOCK_LENGTH` unless it is given two or more whole blocks.
 */
export function aesCbcDecryptor(key: KeyObject): CbcTransform {
  const zeros = Buffer.alloc(BLOCK_BYTES);
  const update = longLivedContext(() => createDecipheriv('aes-256-cbc', key, zeros).setAutoPadding(false));

  return (blocks, iv) => {
    requireMessage(blocks);
    const plain = update(blocks);
    if (iv === blocks) return plain;
    for (let at = 0; at < BLOCK_BYTES; at++) {
      plain[BLOCK_BYTES + at] = (plain[BLOCK_BYTES + at] ?? 0) ^ (blocks[at] ?? 0) ^ (iv[at] ?? 0);
    }
    return plain;
  };
}

function requireMessage({ length }: Uint8Array): void {
  if (length >= 2 * BLOCK_BYTES) return;
  throw new EdgesealError('ERR_BLOCK_LENGTH', `blocks: must be a spare block and whole ones, got ${length} bytes`);
}
