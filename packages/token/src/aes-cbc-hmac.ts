import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { aesCbcDecryptor, aesCbcEncryptor } from './aes-cbc.ts';
import { pad, paddedLength, paddingBytes } from './pkcs7.ts';

/** The key: 32 bytes for the MAC, then 32 for the cipher. */
export const AEAD_KEY_BYTES = 64;

/** The IV in front of a ciphertext, in bytes. */
export const AEAD_IV_BYTES = 16;

/** The authentication tag behind a ciphertext, in bytes. */
export const AEAD_TAG_BYTES = 32;

/** What is authenticated beside the ciphertext, made ready once: the bytes, and their number of bits as 64 of them. */
export interface Associated {
  readonly data: Uint8Array;
  readonly bits: Uint8Array;
}

/** AEAD_AES_256_CBC_HMAC_SHA_512 with one key. */
export interface AesCbcHmac {
  /** IV || ciphertext || tag of some plaintext, in a buffer that begins with `room` bytes for the caller. */
  encrypt(plaintext: Plaintext, iv: Uint8Array, associated: Associated, room: number): Buffer;
  /** The plaintext, or undefined where IV, ciphertext, tag or associated data are not those of one encryption. */
  decrypt(iv: Uint8Array, ciphertext: Uint8Array, tag: Uint8Array, associated: Associated): Buffer | undefined;
}

/** What is encrypted: as many bytes, which are written where they belong. */
export interface Plaintext {
  readonly length: number;
  write(target: Buffer): void;
}

/** Makes data ready to be authenticated beside ciphertexts. */
export function associate(data: Uint8Array): Associated {
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(data.length) * 8n);
  return { data, bits };
}

/**
 * Makes the authenticated encryption of RFC 7518 section 5.2.5: AES-256-CBC, then HMAC-SHA-512 over the associated data, the
 * IV, the ciphertext and the length of the associated data, cut to 32 bytes. `key` has 64 bytes and is copied.
 *
 * The tag is compared in constant time and before anything is decrypted, so that padding is no oracle.
 */
export function aesCbcHmac(key: Uint8Array): AesCbcHmac {
  const mac = createSecretKey(key.subarray(0, 32));
  const cipher = createSecretKey(key.subarray(32, AEAD_KEY_BYTES));
  const encryptBlocks = aesCbcEncryptor(cipher);
  const decryptBlocks = aesCbcDecryptor(cipher);

  return {
    encrypt(plaintext, iv, associated, room) {
      const blocks = Buffer.allocUnsafe(paddedLength(plaintext.length));
      plaintext.write(blocks);
      pad(blocks, plaintext.length);
      const sealed = Buffer.allocUnsafe(room + AEAD_IV_BYTES + blocks.length + AEAD_TAG_BYTES);
      const end = sealed.length - AEAD_TAG_BYTES;
      sealed.set(iv, room);
      sealed.set(encryptBlocks(blocks, iv), room + AEAD_IV_BYTES);
      blocks.fill(0); // it may be pooled memory, which Buffer.allocUnsafe hands on as it is
      sealed.set(tagOf(mac, associated, sealed.subarray(room, end)), end);
      return sealed;
    },

    decrypt(iv, ciphertext, tag, associated) {
      if (tag.length !== AEAD_TAG_BYTES || ciphertext.length === 0 || ciphertext.length % 16 !== 0) return undefined;
      if (!timingSafeEqual(tagOf(mac, associated, iv, ciphertext), tag)) return undefined;
      const plain = decryptBlocks(ciphertext, iv);
      const padding = paddingBytes(plain);
      // whoever has the key may have padded it wrongly
      return padding === 0 ? undefined : plain.subarray(0, plain.length - padding);
    },
  };
}

function tagOf(key: KeyObject, { data, bits }: Associated, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha512', key).update(data);
  for (const part of parts) hmac.update(part);
  return hmac.update(bits).digest().subarray(0, AEAD_TAG_BYTES);
}
