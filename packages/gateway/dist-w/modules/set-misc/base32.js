/** The module's own alphabet: that of RFC 4648 section 7 (base32hex) in lower case. */
export const DEFAULT_ALPHABET = '0123456789abcdefghijklmnopqrstuv';
const NO_DIGIT = 0xff;
/** The remainders of a number of digits modulo 8 that no number of bytes leads to. */
const IMPOSSIBLE_REMAINDERS = new Set([1, 3, 6]);
/**
 * Base32 (RFC 4648 section 6) with 32 characters of one's own. Case matters. All from the first `=` on is ignored.
 * Where a character is twice in the alphabet the later place counts, as in the C module.
 */
export function base32(alphabet) {
    const characters = Uint8Array.from(alphabet, (c) => c.charCodeAt(0));
    const values = new Uint8Array(256).fill(NO_DIGIT);
    for (const [value, character] of characters.entries())
        values[character] = value;
    return {
        encode: (bytes, padding) => encode(bytes, characters, padding),
        decode: (text) => decode(text, values),
    };
}
function encode(bytes, characters, padding) {
    const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 8) / 5));
    let bits = 0;
    let count = 0;
    let at = 0;
    for (let i = 0; i < bytes.length; i++) {
        bits = ((bits << 8) | bytes.charCodeAt(i)) & 0xfff;
        count += 8;
        while (count >= 5) {
            count -= 5;
            out[at++] = characters[(bits >> count) & 31] ?? 0;
        }
    }
    if (count > 0)
        out[at] = characters[(bits << (5 - count)) & 31] ?? 0;
    const text = out.toString('latin1');
    return padding ? text.padEnd(Math.ceil(bytes.length / 5) * 8, '=') : text;
}
function decode(text, values) {
    const end = text.indexOf('=');
    const length = end < 0 ? text.length : end;
    if (IMPOSSIBLE_REMAINDERS.has(length % 8))
        return '';
    const out = Buffer.allocUnsafe((length * 5) >> 3);
    let bits = 0;
    let count = 0;
    let at = 0;
    for (let i = 0; i < length; i++) {
        const value = values[text.charCodeAt(i)] ?? NO_DIGIT;
        if (value === NO_DIGIT)
            return '';
        bits = ((bits << 5) | value) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            out[at++] = bits >> count;
        }
    }
    return out.toString('latin1');
}
//# sourceMappingURL=base32.js.map