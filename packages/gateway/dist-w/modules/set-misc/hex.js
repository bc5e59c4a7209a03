/** Hexadecimal in lower case of a latin1 string. nginx: ngx_hex_dump. */
export function encodeHex(bytes) {
    return Buffer.from(bytes, 'latin1').toString('hex');
}
/** The bytes of hexadecimal digits of either case; undefined for anything else or an odd number of them. */
export function decodeHex(text) {
    // Buffer would stop at the first character that is no digit
    if (text.length % 2 !== 0 || /[^\da-fA-F]/.test(text))
        return undefined;
    return Buffer.from(text, 'hex').toString('latin1');
}
//# sourceMappingURL=hex.js.map