/** The digest of a latin1 string in lower-case hexadecimal. */
export declare function hexDigest(algorithm: 'md5' | 'sha1', bytes: string): string;
/** The HMAC (RFC 2104) of a latin1 string as bytes, not in hexadecimal. */
export declare function hmac(algorithm: 'sha1' | 'sha256', key: string, bytes: string): string;
//# sourceMappingURL=digest.d.ts.map