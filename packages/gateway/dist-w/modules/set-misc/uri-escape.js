/** Each byte as it is in an escaped URI: letters, digits and ``- . _ ~ ! $ ' ( ) * , @ ` |`` as they are, `%XX` else. */
const ESCAPED = Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte);
    if (/[\w\-.~!$'()*,@`|]/.test(character))
        return character;
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});
/** Percent-encodes a latin1 string for use as a component of a URI. */
export function escapeUri(bytes) {
    if (!/[^\w\-.~!$'()*,@`|]/.test(bytes))
        return bytes;
    let text = '';
    for (let i = 0; i < bytes.length; i++)
        text += ESCAPED[bytes.charCodeAt(i)] ?? '';
    return text;
}
/**
 * Undoes percent-encoding, and gives a space for `+`. What is no encoding loses characters, as in the C module:
 * `%` alone goes (`%zz` is `zz`), `%` with one digit takes the character after it along (`%4g1` is `1`).
 */
export function unescapeUri(text) {
    const first = text.search(/[%+]/);
    if (first < 0)
        return text;
    let bytes = text.slice(0, first);
    let at = first;
    while (at < text.length) {
        const character = text.charAt(at);
        if (character !== '%') {
            bytes += character === '+' ? ' ' : character;
            at++;
            continue;
        }
        const high = hexDigit(text.charCodeAt(at + 1));
        if (high < 0)
            bytes += text.charAt(at + 1);
        else
            bytes += byteOf(high, hexDigit(text.charCodeAt(at + 2)));
        at += high < 0 ? 2 : 3;
    }
    return bytes;
}
function byteOf(high, low) {
    return low < 0 ? '' : String.fromCharCode((high << 4) | low);
}
function hexDigit(byte) {
    if (byte >= 0x30 && byte <= 0x39)
        return byte - 0x30;
    const letter = byte | 0x20;
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
//# sourceMappingURL=uri-escape.js.map