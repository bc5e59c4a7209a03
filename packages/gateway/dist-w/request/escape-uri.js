/** Bytes that nginx escapes in a path, and in a query string. Source: ngx_escape_uri, NGX_ESCAPE_URI and _ARGS. */
const ESCAPED = {
    uri: /[\x00-\x20"#%<>?\\^`{|}\x7f-\xff]/g,
    args: /[\x00-\x20#%&+;?\x7f-\xff]/g,
};
/** Escapes a text (latin1) for a place in a URI. */
export function escapeUri(text, part) {
    return text.replace(ESCAPED[part], percent);
}
function percent(char) {
    return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
//# sourceMappingURL=escape-uri.js.map