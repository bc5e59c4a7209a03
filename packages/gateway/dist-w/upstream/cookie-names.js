/** The names of cookies as `isNamed` looks for them. */
export function cookieNames(names) {
    return new Set([...names].map(lower).flatMap((name) => [name, asPhp(name), asPhp(lower(undoEscapes(name)))]));
}
/**
 * Whether some backend takes what stands before a `=` for the name of one of those cookies. Case does not count, as it
 * does not for `$cookie_NAME`, which may have opened the cookie. Blanks and other control characters, quotes and commas around it do not count (what is trimmed
 * differs between JavaScript, Python, Java and C). PHP has `_` for a blank, `.` or `[` in a name and makes `name[key]`
 * a part of `name`; PHP before 7.4.11 and Rack before 2.2.3 undo `%xx` and `+` as well.
 */
export function isNamed(written, names) {
    const name = lower(withoutEdge(written, 'start'));
    const trimmed = withoutEdge(name, 'end');
    // to PHP a blank after the name is a part of it
    return names.has(trimmed) || isPhpName(trimmed, names) || (name !== trimmed && isPhpName(name, names));
}
function isPhpName(name, names) {
    const php = lower(undoEscapes(name));
    if (names.has(asPhp(php)))
        return true;
    const bracket = php.indexOf('[');
    return bracket > 0 && php.includes(']', bracket) && names.has(asPhp(php.slice(0, bracket)));
}
/** In lower case as far as ASCII goes: a cookie's bytes are of no known encoding. */
function lower(text) {
    return text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}
/** Source: php_register_variable_ex. */
function asPhp(name) {
    return name.replace(/[ .[]/g, '_');
}
/** Undoes URL encoding, up to a NUL, and drops blanks that it hid at the beginning. */
function undoEscapes(name) {
    if (!/[%+]/.test(name))
        return name;
    const text = name
        .replaceAll('+', ' ')
        .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return withoutEdge(text.split('\0', 1)[0] ?? '', 'start');
}
/** Whether there is no name in a text, but only what may stand around one. */
export function isNameless(text) {
    return withoutEdge(text, 'start') === '';
}
/** Whether a character ends a word: a comma, or what some language takes for a blank. */
export function isSeparator(char) {
    return char !== undefined && (char <= ' ' || char === ',' || char === '\x85' || char === '\xa0');
}
/** Cuts separators and quotes off one end of a text. */
function withoutEdge(text, edge) {
    let from = 0;
    let to = text.length;
    if (edge === 'start')
        while (from < to && isEdge(text[from]))
            from++;
    else
        while (to > from && isEdge(text[to - 1]))
            to--;
    return text.slice(from, to);
}
function isEdge(char) {
    return char === '"' || isSeparator(char);
}
//# sourceMappingURL=cookie-names.js.map