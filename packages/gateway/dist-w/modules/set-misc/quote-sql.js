const ESCAPES = {
    '\0': '\\0',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\r': '\\r',
    '\x1a': '\\Z',
    '"': '\\"',
    $: '\\$',
    "'": "\\'",
    '\\': '\\\\',
};
/** A literal of MySQL's SQL: in single quotes, with what would end or change it escaped. */
export function quoteSql(bytes) {
    return `'${bytes.replace(/[\0\b\t\n\r\x1a"$'\\]/g, (c) => ESCAPES[c] ?? c)}'`;
}
/**
 * A literal of PostgreSQL's SQL, `E'…'`; the empty one is `''`. Where the bytes are not UTF-8, each of them above 0x7F
 * is written as two backslashes and its octal digits.
 */
export function quotePgsql(bytes) {
    if (bytes === '')
        return "''";
    const quoted = `E${quoteSql(bytes)}`;
    return looksMultibyte(quoted) ? quoted : quoted.replace(/[\x80-\xff]/g, octal);
}
/**
 * What the C module takes for UTF-8: of a character of several bytes it looks at the first, which says how many there
 * are, and at the last. PostgreSQL itself refuses what is let through wrongly.
 */
function looksMultibyte(bytes) {
    let at = 0;
    while (at < bytes.length) {
        const length = characterLength(bytes.charCodeAt(at));
        if (length === 0)
            return false;
        if (length > 1 && bytes.charCodeAt(at + length - 1) >> 6 !== 0b10)
            return false;
        at += length;
    }
    return true;
}
/** The number of bytes that the first one promises; 0 for one that cannot be first. */
function characterLength(byte) {
    if (byte < 0x80)
        return 1;
    if (byte < 0xc0)
        return 0;
    if (byte < 0xe0)
        return 2;
    if (byte < 0xf0)
        return 3;
    return byte < 0xf8 ? 4 : 0;
}
function octal(character) {
    return `\\\\${character.charCodeAt(0).toString(8)}`;
}
//# sourceMappingURL=quote-sql.js.map