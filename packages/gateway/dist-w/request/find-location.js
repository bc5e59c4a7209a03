/**
 * The location for the request's URI, by nginx's rules: an exact one; else the longest prefix is remembered, then the
 * regular expressions are tried in order (unless the prefix says `^~`), innermost level first; else the prefix.
 * Source: ngx_http_core_find_location.
 */
export function findLocation(r, table) {
    return find(r, table);
}
function find(r, table) {
    const exact = table.exact.get(r.uri);
    if (exact)
        return { location: exact, final: true };
    const slashless = table.slashless.size > 0 ? table.slashless.get(r.uri) : undefined;
    if (slashless)
        return { location: slashless, final: true, slashless: true };
    const prefix = longestPrefix(r.uri, table);
    let best;
    if (prefix) {
        const nested = find(r, prefix.nested);
        if (nested?.final)
            return nested;
        best = nested ?? { location: prefix, final: false };
        if (prefix.noRegex)
            return best;
    }
    for (const location of table.regexes) {
        if (location.pattern && matches(r, location.pattern, r.uri)) {
            const nested = find(r, location.nested);
            return { location: nested?.location ?? location, final: true };
        }
    }
    return best;
}
function longestPrefix(uri, table) {
    const { lengths, prefixes } = table;
    for (let i = 0; i < lengths.length; i++) {
        const length = lengths[i];
        if (length === undefined || length > uri.length)
            continue;
        const location = prefixes.get(length === uri.length ? uri : uri.slice(0, length));
        if (location)
            return location;
    }
    return undefined;
}
/** Whether a pattern matches; its groups become `$1`… and its named groups the variables of those names. */
export function matches(r, pattern, subject) {
    const captures = pattern.regex.exec(subject);
    if (captures === null)
        return false;
    r.captures = captures;
    for (const { variable, group } of pattern.named)
        variable.set?.(r, captures[group] ?? '');
    return true;
}
//# sourceMappingURL=find-location.js.map