import { ESCAPES } from './escape.js';
/** Compiles the strings of a `log_format`, which follow each other without a blank. */
export function compileFormat(parts, escaping, lookup) {
    const escapeValue = ESCAPES[escaping];
    const pieces = parts.map((part) => {
        if ('text' in part) {
            const { text } = part;
            return () => text;
        }
        const variable = lookup(part.name);
        return (r) => escapeValue(variable.get(r));
    });
    return (r) => {
        let line = '';
        for (let i = 0; i < pieces.length; i++)
            line += pieces[i]?.(r) ?? '';
        return line;
    };
}
/** Literal text, `${name}` with or without its end, `$name`. */
const PART = /([^$]+)|\$\{(\w*)(\}?)|\$(\w*)/g;
/**
 * Splits one string of a `log_format`. Unlike elsewhere `$1` is a variable of that name. `fail` gets nginx's message for
 * a mistake. Source: ngx_http_log_compile_format.
 */
export function splitFormat(text, fail) {
    const parts = [];
    for (const { 0: whole, 1: literal, 2: braced, 3: close, 4: bare, index } of text.matchAll(PART)) {
        if (literal !== undefined) {
            parts.push({ text: literal });
            continue;
        }
        const name = braced ?? bare ?? '';
        const cutShort = whole === '${' && index + whole.length === text.length;
        if (close === '' && !cutShort)
            fail(`the closing bracket in "${name}" variable is missing`);
        if (name === '')
            fail(`invalid parameter "${text.slice(index)}"`);
        parts.push({ name });
    }
    return parts;
}
//# sourceMappingURL=format.js.map