import { matches } from '../../request/find-location.js';
/** What the first rule that applies makes of a text; undefined where none does. */
export function replaceFirst(r, rules, text) {
    for (const rule of rules) {
        const replaced = rule(r, text);
        if (replaced !== undefined)
            return replaced;
    }
    return undefined;
}
/** A rule for texts that begin with another. Source: ngx_http_proxy_rewrite_complex_handler. */
export function replacePrefix(prefix, replacement) {
    return (r, text) => {
        const begins = prefix(r);
        return text.startsWith(begins) ? inOneLine(replacement(r)) + text.slice(begins.length) : undefined;
    };
}
/**
 * A rule for texts in which a pattern is found; the whole text is replaced, and the replacement may have the captures
 * in it. Source: ngx_http_proxy_rewrite_regex_handler.
 */
export function replaceMatching(pattern, replacement) {
    return (r, text) => (matches(r, pattern, text) ? inOneLine(replacement(r)) : undefined);
}
/** Reads `text replacement`, `~regex replacement` or, without regard to case, `~*regex replacement`. */
export function readReplacement(cf) {
    const written = cf.arg(0);
    if (!written.startsWith('~'))
        return replacePrefix(cf.value(written), cf.value(cf.arg(1)));
    const caseless = written.startsWith('~*');
    return replaceMatching(cf.pattern(written.slice(caseless ? 2 : 1), caseless), cf.value(cf.arg(1)));
}
/** A variable in a replacement, such as `$arg_x` or what is in a token, must not end the field that it becomes part of. */
export function inOneLine(text) {
    return /[\0\r\n]/.test(text) ? text.replace(/[\0\r\n]/g, encodeURIComponent) : text;
}
//# sourceMappingURL=replacement.js.map