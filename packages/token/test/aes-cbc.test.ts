import { createCipheriv, createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aesCbcDecryptor, aesCbcEncryptor } from '../src/aes-cbc.ts';

const secret = Buffer.from('abcdefghijklmnopqrstuvwxyz123456', 'latin1');
const key = createSecretKey(secret);

function plainCbc(blocks: Uint8Array, iv: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', secret, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(blocks), cipher.final()]);
}

const spare = Buffer.alloc(16, 's');
const behindSpare = (blocks: Uint8Array): Buffer => Buffer.concat([spare, blocks]);

const wholeBlocks = fc
  .integer({ min: 1, max: 80 })
  .chain((count) => fc.uint8Array({ minLength: count * 16, maxLength: count * 16 }));
const anyIv = fc.uint8Array({ minLength: 16, maxLength: 16 });
const messages = fc.array(fc.tuple(wholeBlocks, anyIv), { minLength: 1, maxLength: 12 });

test('one encryptor gives message after message what a cipher of its own would', () => {
  const encrypt = aesCbcEncryptor(key);
  fc.assert(
    fc.property(messages, (list) => {
      for (const [blocks, iv] of list)
        expect(encrypt(behindSpare(blocks), iv).subarray(16)).toEqual(plainCbc(blocks, iv));
    }),
  );
});

test('one decryptor gives back message after message, and only reads what it is given', () => {
  const decrypt = aesCbcDecryptor(key);
  fc.assert(
    fc.property(messages, (list) => {
      for (const [blocks, iv] of list) {
        const ciphertext = behindSpare(plainCbc(blocks, iv));
        const before = Buffer.from(ciphertext);
        expect(decrypt(ciphertext, iv).subarray(16)).toEqual(Buffer.from(blocks));
        expect(ciphertext).toEqual(before);
      }
    }),
  );
});

test('an encryptor that was handed no whole blocks still gives the next message right', () => {
  const encrypt = aesCbcEncryptor(key);
  const iv = Buffer.alloc(16, 'i');
  const blocks = Buffer.alloc(48, 'm');
  encrypt(behindSpare(blocks), iv);
  for (const length of [0, 15, 16, 31, 33, 49]) {
    expect(() => encrypt(Buffer.alloc(length), iv)).toThrow(expect.objectContaining({ code: 'ERR_BLOCK_LENGTH' }));
    expect(encrypt(behindSpare(blocks), iv).subarray(16)).toEqual(plainCbc(blocks, iv));
  }
});

test('a decryptor that was handed no whole blocks still gives the next message right', () => {
  const decrypt = aesCbcDecryptor(key);
  const iv = Buffer.alloc(16, 'i');
  const blocks = Buffer.alloc(48, 'm');
  for (const length of [0, 15, 16, 31, 33, 49]) {
    expect(() => decrypt(Buffer.alloc(length), iv)).toThrow(expect.objectContaining({ code: 'ERR_BLOCK_LENGTH' }));
    expect(decrypt(behindSpare(plainCbc(blocks, iv)), iv).subarray(16)).toEqual(blocks);
  }
});
