import { escapeUri } from '../../request/escape-uri.js';
/** Bytes that would end a request line, or the target in it. */
const BREAKING = /[\x00-\x20\x7f]/g;
/**
 * The path and query that a backend is asked for. `uri` is that of `proxy_pass`, '' for none; it takes the place of the
 * first `replaced` bytes of the request's own. Source: ngx_http_proxy_create_request.
 */
export function backendUri(r, uri, hasVariables, replaced) {
    if (hasVariables && uri !== '')
        return safe(uri);
    if (uri === '' && r.unparsedUriValid)
        return safe(r.requestUri);
    // as in nginx a URI that `rewrite … break` has changed is passed on whole
    const replaces = uri !== '' && r.validLocation;
    const rest = replaces ? r.uri.slice(replaced) : r.uri;
    const path = (replaces ? uri : '') + (r.quotedUri || r.internal ? escapeUri(rest, 'uri') : rest);
    return safe(r.args === '' ? path : `${path}?${r.args}`);
}
/** A target that cannot be taken for anything but one: whatever it was made of. */
function safe(target) {
    const escaped = target.replace(BREAKING, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    return escaped.startsWith('/') || escaped === '*' ? escaped : `/${escaped}`;
}
//# sourceMappingURL=backend-uri.js.map