const ESCAPES = {
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\f': '\\f',
    '\r': '\\r',
    '"': '\\"',
    '\\': '\\\\',
};
/** A string of JSON (RFC 8259 section 7) in double quotes; `null` for the empty one. Bytes above 0x7F stay as they are. */
export function quoteJson(bytes) {
    return bytes === '' ? 'null' : `"${bytes.replace(/[\0-\x1f"\\]/g, escapeOne)}"`;
}
function escapeOne(character) {
    return ESCAPES[character] ?? `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
//# sourceMappingURL=quote-json.js.map