import { parseUrl } from '../../config/address.js';
/** The scheme of a URL and what follows `://`; undefined where it does not begin as one of HTTP. */
export function splitScheme(text) {
    const [, scheme, rest = ''] = /^(https?):\/\/(.*)$/is.exec(text) ?? [];
    if (scheme === undefined)
        return undefined;
    return { scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http', rest };
}
/** Takes a URL of `proxy_pass` apart, or says what is wrong with its host. Source: ngx_http_proxy_pass, ngx_parse_url. */
export function parseProxyUrl({ scheme, rest }) {
    const parts = parseUrl(rest, true);
    return typeof parts === 'string' ? parts : { scheme, host: parts.host, uri: withSlash(parts.uri) };
}
function withSlash(uri) {
    return uri.startsWith('?') ? `/${uri}` : uri;
}
/** The port that a scheme stands for. */
export function usualPort(scheme) {
    return scheme === 'https' ? 443 : 80;
}
/** `$proxy_host`: the host, and the port where it is not the scheme's own. Source: ngx_http_proxy_set_vars. */
export function hostField({ scheme, host }) {
    if ('path' in host)
        return 'localhost';
    const port = host.port ?? '';
    return port === '' || Number(port) === usualPort(scheme) ? host.name : `${host.name}:${port}`;
}
/** `$proxy_port`. */
export function portField({ scheme, host }) {
    if ('path' in host)
        return '';
    return host.port === undefined || host.port === '' ? String(usualPort(scheme)) : host.port;
}
//# sourceMappingURL=target.js.map