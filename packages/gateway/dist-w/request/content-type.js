/**
 * The media type of the URI's extension, or the default one; undefined for `default_type ""`.
 * Source: ngx_http_set_content_type.
 */
export function contentTypeOf(r) {
    const { types, default_type } = r.settings;
    return (types.get(uriExtension(r.uri)) ?? default_type) || undefined;
}
/** What follows the last dot of a URI's last segment, in lower case; '' where that starts the name. Source: ngx_http_set_exten. */
export function uriExtension(uri) {
    const dot = uri.lastIndexOf('.');
    return dot > 1 && dot > uri.lastIndexOf('/') + 1 ? uri.slice(dot + 1).toLowerCase() : '';
}
//# sourceMappingURL=content-type.js.map