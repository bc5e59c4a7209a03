import { escapeUri } from '../request/escape-uri.js';
/**
 * Splits a text at its variables: `$name`, `${name}`, `$1`. Returns undefined at a `$` that starts none, which nginx
 * refuses as an invalid variable name, and `open` where `${` is not closed. Source: ngx_http_script_compile.
 */
export function splitValue(text) {
    const parts = [];
    let from = 0;
    for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', from)) {
        if (at > from)
            parts.push({ text: text.slice(from, at) });
        const match = /\$(?:([1-9])|\{(\w+)\}|(\w+))/y;
        match.lastIndex = at;
        const found = match.exec(text);
        if (!found)
            return faultAt(text, at);
        const [whole, digit, braced, bare] = found;
        const name = braced ?? bare;
        parts.push(digit !== undefined ? { capture: Number(digit) } : { name: name ?? '' });
        from = at + whole.length;
    }
    if (from < text.length)
        parts.push({ text: text.slice(from) });
    return parts;
}
function faultAt(text, at) {
    const open = /\$\{(\w+)/y;
    open.lastIndex = at;
    const name = open.exec(text)?.[1];
    return name === undefined ? { fault: 'name', name: '' } : { fault: 'open', name };
}
/** Whether a text has variables in it. */
export function hasVariables(text) {
    return text.includes('$');
}
/** One closure for a list of parts, specialised by the commonest shapes. */
export function compileParts(parts) {
    const [first, second, third] = parts;
    if (first === undefined)
        return () => '';
    if (second === undefined)
        return compilePart(first);
    const a = compilePart(first);
    const b = compilePart(second);
    if (third === undefined) {
        if ('text' in first) {
            const text = first.text;
            return (r) => text + b(r);
        }
        if ('text' in second) {
            const text = second.text;
            return (r) => a(r) + text;
        }
        return (r) => a(r) + b(r);
    }
    const rest = compileParts(parts.slice(2));
    return (r) => a(r) + b(r) + rest(r);
}
/**
 * As `compileParts`, for a text in which captures are escaped like arguments where `when` says so and the client has
 * escaped something of the path itself. Source: ngx_http_script_copy_capture_code.
 */
export function compileEscaping(parts, when) {
    if (!parts.some((part) => 'capture' in part))
        return compileParts(parts);
    const values = parts.map((part) => {
        const value = compileParts([part]);
        return 'capture' in part ? (r) => (r.quotedUri && when(r) ? escapeUri(value(r), 'args') : value(r)) : value;
    });
    return (r) => values.reduce((text, value) => text + value(r), '');
}
function compilePart(part) {
    if ('text' in part) {
        const text = part.text;
        return () => text;
    }
    if ('capture' in part) {
        const group = part.capture;
        return (r) => r.captures?.[group] ?? '';
    }
    const variable = part.variable;
    return (r) => variable.get(r) ?? '';
}
//# sourceMappingURL=value.js.map