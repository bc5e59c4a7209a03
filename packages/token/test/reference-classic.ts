import { createCipheriv, createHash } from 'node:crypto';

/** How a classic token is made with a cipher of its own: what the long-lived contexts have to equal. */
export interface ReferenceToken {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly value: Uint8Array;
  readonly expiry: bigint;
}

/** Seals as the format's definition reads, step by step. */
export function referenceSeal({ key, iv, value, expiry }: ReferenceToken): Buffer {
  const body = referenceBody(value, expiry);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([md5(body), cipher.update(body), cipher.final()]);
}

/** Encrypts a body whose padding is written out by the test, under any digest. */
export function sealAsPadded(key: Uint8Array, iv: Uint8Array, digest: Uint8Array, padded: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([digest, cipher.update(padded), cipher.final()]);
}

/** value || expiry. */
export function referenceBody(value: Uint8Array, expiry: bigint): Buffer {
  const end = Buffer.alloc(8);
  end.writeBigUInt64BE(expiry);
  return Buffer.concat([value, end]);
}

/** The MD5 digest of some bytes. */
export function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}
