import { hkdfSync } from 'node:crypto';
import { AEAD_KEY_BYTES } from './aes-cbc-hmac.ts';
import { requireBytes } from './bytes.ts';
import { EdgesealError } from './errors.ts';

/** The shortest key, in bytes. */
export const SHORTEST_KEY = 32;

/** A key, and when it is used. Times are in Unix seconds. */
export interface TokenKey {
  /** At least 32 bytes that nobody can guess. */
  readonly key: Uint8Array;
  /** What results call it; its four-byte id in hexadecimal by default. */
  readonly id?: string;
  /** Nothing is sealed with it before. */
  readonly notBefore?: number;
  /** From then on it seals and opens nothing. */
  readonly retire?: number;
}

/** The keys of a format, the one to seal with first: bytes alone are a key that is used always. */
export type TokenKeys = readonly (Uint8Array | TokenKey)[];

/**
 * The keys with all that can be said of them checked.
 *
 * @throws EdgesealError `ERR_NO_KEY` if there is none; `ERR_NOT_BYTES`, `ERR_KEY_LENGTH` or `ERR_KEY_TIMES` for one that
 *   cannot be used.
 */
export function checkKeys(keys: TokenKeys): readonly TokenKey[] {
  if (keys.length === 0) throw new EdgesealError('ERR_NO_KEY', 'keys: must have at least one');
  return keys.map((given, at) => {
    const key = typeof given === 'object' && 'key' in given ? given : { key: given };
    requireBytes(`keys[${at}]`, key.key);
    if (key.key.length < SHORTEST_KEY) {
      const problem = `must be at least ${SHORTEST_KEY} bytes long, got ${key.key.length}`;
      throw new EdgesealError('ERR_KEY_LENGTH', `keys[${at}]: ${problem}`);
    }
    for (const time of ['notBefore', 'retire'] as const) {
      if (!Number.isFinite(key[time] ?? 0)) {
        throw new EdgesealError('ERR_KEY_TIMES', `keys[${at}]: ${time} must be a Unix time`);
      }
    }
    if ((key.notBefore ?? 0) >= (key.retire ?? Number.POSITIVE_INFINITY)) {
      throw new EdgesealError('ERR_KEY_TIMES', `keys[${at}]: retires before it is used`);
    }
    return key;
  });
}

/** How many bytes name a key in a token. */
export const ID_BYTES = 4;

const INFO = 'edgeseal sealed 1';

/** What is made of a key: HKDF-SHA-512 without salt (RFC 5869). */
export interface DerivedKeys {
  /** The key of AEAD_AES_256_CBC_HMAC_SHA_512. */
  readonly aeadKey: Buffer;
  readonly id: Buffer;
  /** What results call it. */
  readonly name: string;
}

/** Derives what the sealed format takes from a key. */
export function deriveKeys({ key, id: name }: TokenKey): DerivedKeys {
  const material = Buffer.from(hkdfSync('sha512', key, '', INFO, AEAD_KEY_BYTES + ID_BYTES));
  const id = material.subarray(AEAD_KEY_BYTES);
  return { aeadKey: material.subarray(0, AEAD_KEY_BYTES), id, name: name ?? id.toString('hex') };
}

/**
 * The first key that may seal at that time, in Unix seconds.
 *
 * @throws EdgesealError `ERR_NO_KEY` if there is none.
 */
export function sealingKey<Key extends { readonly times: TokenKey }>(keys: readonly Key[], now: number): Key {
  for (const key of keys) {
    const { notBefore = 0, retire = Number.POSITIVE_INFINITY } = key.times;
    if (notBefore <= now && now < retire) return key;
  }
  throw new EdgesealError('ERR_NO_KEY', 'keys: none is in use at this time');
}

/** Whether a key opens nothing any more at that time, in Unix seconds. */
export function isRetired({ retire }: TokenKey, now: number): boolean {
  return retire !== undefined && !(now < retire);
}
