/** Base64 with padding (RFC 4648 section 4) of a latin1 string. nginx: ngx_encode_base64. */
export function encodeBase64(bytes) {
    // the quickest way there is in Node: one native call, no Buffer
    return btoa(bytes);
}
/**
 * The bytes of a base64 text, or undefined where nginx says `invalid value`: at a character outside of the alphabet,
 * and where one character is left over. Padding is not needed and all from the first `=` on is ignored.
 * nginx: ngx_decode_base64.
 */
export function decodeBase64(text) {
    const end = text.indexOf('=');
    const digits = end < 0 ? text : text.slice(0, end);
    if (digits.length % 4 === 1)
        return undefined;
    const bytes = unpaddedBase64(digits);
    // atob passes over white space, which nginx refuses: then there are fewer bytes than digits make
    return bytes?.length === (digits.length * 3) >> 2 ? bytes : undefined;
}
function unpaddedBase64(digits) {
    try {
        return atob(digits);
    }
    catch {
        return undefined;
    }
}
/** Base64 for URLs without padding (RFC 4648 section 5) of a latin1 string. nginx: ngx_encode_base64url. */
export function encodeBase64url(bytes) {
    return Buffer.from(bytes, 'latin1').toString('base64url');
}
/** As `decodeBase64`, with `-` and `_` in the places of `+` and `/`, which are refused. nginx: ngx_decode_base64url. */
export function decodeBase64url(text) {
    const end = text.indexOf('=');
    const digits = end < 0 ? text : text.slice(0, end);
    if (/[+/]/.test(digits))
        return undefined;
    return decodeBase64(digits.replaceAll('-', '+').replaceAll('_', '/'));
}
//# sourceMappingURL=base64.js.map