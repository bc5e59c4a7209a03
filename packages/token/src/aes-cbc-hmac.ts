import { createSecretKey, timingSafeEqual } from 'node:crypto';
import { aesCbcDecryptor, aesCbcEncryptor } from './aes-cbc.ts';
import { hmacSha512 } from './hmac-sha512.ts';
import { type Message, messageEncryptor } from './message.ts';
import { paddingBytes } from './pkcs7.ts';

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
  /** IV || ciphertext || tag, in a buffer that begins with `room` bytes for the caller. The message is wiped, whatever happens. */
  encrypt(message: Message, iv: Uint8Array, associated: Associated, room: number): Buffer;
  /** The plaintext of IV || ciphertext, or undefined where these, tag and associated data are not of one encryption. */
  decrypt(ciphertext: Uint8Array, tag: Uint8Array, associated: Associated): Buffer | undefined;
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
  const mac = hmacSha512(key.subarray(0, 32));
  const cipher = createSecretKey(key.subarray(32, AEAD_KEY_BYTES));
  const encryptMessage = messageEncryptor(aesCbcEncryptor(cipher));
  const decryptBlocks = aesCbcDecryptor(cipher);

  return {
    encrypt(message, iv, { data, bits }, room) {
      const ciphertext = encryptMessage(message, iv);
      ciphertext.set(iv); // where the spare block was
      const end = room + ciphertext.length;
      const sealed = Buffer.allocUnsafe(end + AEAD_TAG_BYTES);
      sealed.set(ciphertext, room);
      writeTag(sealed, end, mac(data, ciphertext, bits));
      return sealed;
    },

    decrypt(ciphertext, tag, { data, bits }) {
      const { length } = ciphertext;
      if (tag.length !== AEAD_TAG_BYTES || length < 2 * AEAD_IV_BYTES || length % AEAD_IV_BYTES !== 0) return undefined;
      writeTag(expected, 0, mac(data, ciphertext, bits));
      if (!timingSafeEqual(expected, tag)) return undefined;
      const plain = decryptBlocks(ciphertext, ciphertext);
      const padding = paddingBytes(plain);
      // whoever has the key may have padded it wrongly
      return padding === 0 ? undefined : plain.subarray(AEAD_IV_BYTES, plain.length - padding);
    },
  };
}

const expected = Buffer.alloc(AEAD_TAG_BYTES);

/** Writes the first half of an authentication code. */
function writeTag(target: Buffer, offset: number, code: string): void {
  for (let at = 0; at < AEAD_TAG_BYTES; at++) target[offset + at] = code.charCodeAt(at);
}
