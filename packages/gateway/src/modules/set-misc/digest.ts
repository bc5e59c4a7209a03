import { createHash, createHmac } from 'node:crypto';

/** The digest of a latin1 string in lower-case hexadecimal. */
export function hexDigest(algorithm: 'md5' | 'sha1', bytes: string): string {
  return createHash(algorithm).update(bytes, 'latin1').digest('hex');
}

/** The HMAC (RFC 2104) of a latin1 string as bytes, not in hexadecimal. */
export function hmac(algorithm: 'sha1' | 'sha256', key: string, bytes: string): string {
  return createHmac(algorithm, Buffer.from(key, 'latin1')).update(bytes, 'latin1').digest('binary');
}
