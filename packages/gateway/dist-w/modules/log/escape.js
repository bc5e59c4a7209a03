/** What each way of escaping does. Source: ngx_http_log_escape, ngx_escape_json. */
export const ESCAPES = {
    default: (value) => (value === undefined ? '-' : NOT_PLAIN.test(value) ? value.replace(EACH_NOT_PLAIN, hex) : value),
    json: (value) => (value === undefined ? '' : NOT_JSON.test(value) ? value.replace(EACH_NOT_JSON, jsonEscape) : value),
    none: (value) => value ?? '',
};
const NOT_PLAIN = /["\\\x00-\x1f\x7f-\xff]/;
const EACH_NOT_PLAIN = new RegExp(NOT_PLAIN, 'g');
const NOT_JSON = /["\\\x00-\x1f]/;
const EACH_NOT_JSON = new RegExp(NOT_JSON, 'g');
const JSON_SHORT = {
    '"': '\\"',
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
};
function hex(c) {
    return `\\x${digits(c)}`;
}
function jsonEscape(c) {
    return JSON_SHORT[c] ?? `\\u00${digits(c)}`;
}
function digits(c) {
    return c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}
//# sourceMappingURL=escape.js.map