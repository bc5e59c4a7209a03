import { createHash, createHmac } from 'node:crypto';
/** The digest of a latin1 string in lower-case hexadecimal. */
export function hexDigest(algorithm, bytes) {
    return createHash(algorithm).update(bytes, 'latin1').digest('hex');
}
/** The HMAC (RFC 2104) of a latin1 string as bytes, not in hexadecimal. */
export function hmac(algorithm, key, bytes) {
    return createHmac(algorithm, Buffer.from(key, 'latin1')).update(bytes, 'latin1').digest('binary');
}
//# sourceMappingURL=digest.js.map