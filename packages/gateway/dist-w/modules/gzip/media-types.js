/** What is compressed without `gzip_types`, and with it. */
export const HTML = new Set(['text/html']);
/** Reads `gzip_types`; several at one level add up, and nothing counts after `*`. Source: ngx_http_types_slot. */
export function applyMediaTypes(cf) {
    const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : HTML;
    if (before === 'any')
        return;
    const types = new Set(before);
    cf.level.own[cf.name] = types;
    for (const text of cf.args) {
        if (text === '*') {
            cf.level.own[cf.name] = 'any';
            return;
        }
        const lower = text.toLowerCase();
        if (types.has(lower))
            cf.warn(`duplicate MIME type "${lower}"`);
        types.add(lower);
    }
}
/** Whether the response's media type is one of those. Source: ngx_http_test_content_type. */
export function hasMediaType(r, types) {
    if (types === 'any')
        return true;
    const type = r.response.contentType;
    if (type === undefined)
        return false;
    // as in nginx, only the charset that a backend gives is no part of the type
    return types.has((r.upstream ? withoutCharset(type) : type).toLowerCase());
}
/** Source: ngx_http_upstream_copy_content_type. */
function withoutCharset(type) {
    const at = type.search(/; *charset=/i);
    return at < 0 ? type : type.slice(0, at);
}
//# sourceMappingURL=media-types.js.map