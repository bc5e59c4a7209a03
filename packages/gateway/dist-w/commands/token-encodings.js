import { base32, DEFAULT_ALPHABET } from '../modules/set-misc/base32.js';
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from '../modules/set-misc/base64.js';
import { decodeHex, encodeHex } from '../modules/set-misc/hex.js';
const BASE32 = base32(DEFAULT_ALPHABET);
/** The encodings. Strings are latin1. */
export const ENCODINGS = {
    hex: { encode: encodeHex, decode: decodeHex },
    base32: {
        encode: (bytes) => BASE32.encode(bytes, true),
        decode: (text) => BASE32.decode(text) || undefined,
    },
    base64url: { encode: encodeBase64url, decode: decodeBase64url },
    base64: { encode: encodeBase64, decode: decodeBase64 },
    text: { encode: (bytes) => bytes, decode: (text) => text },
};
/**
 * The names of the encodings, in the order in which an unknown one is tried: what is hexadecimal would be base64 as well.
 */
export const ENCODING_NAMES = ['hex', 'base32', 'base64url', 'base64', 'text'];
//# sourceMappingURL=token-encodings.js.map