/** `..` as a segment of its own. */
const CLIMBS = /(?:^|\/)\.\.(?:\/|$)/;
/**
 * Takes apart a URI that a configuration gives for a request to go on with, perhaps with parts of the client's in it:
 * escapes of its path are undone. Returns undefined for one that is not safe: empty, with a `..` segment or a zero byte.
 * Source: ngx_http_parse_unsafe_uri.
 */
export function parseUnsafeUri(written) {
    const query = written.indexOf('?');
    const path = query < 0 ? written : written.slice(0, query);
    const uri = path.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (uri === '' || uri.includes('\0') || CLIMBS.test(path) || CLIMBS.test(uri))
        return undefined;
    return { uri, args: query < 0 ? '' : written.slice(query + 1) };
}
//# sourceMappingURL=unsafe-uri.js.map