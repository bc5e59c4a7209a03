import { wordSet } from '../../config/directives.js';
import { parseHttpDate } from '../../http1/date.js';
const WORDS = [
    'off',
    'expired',
    'no-cache',
    'no-store',
    'private',
    'no_last_modified',
    'no_etag',
    'auth',
    'any',
];
/** The arguments of `gzip_proxied`, for the reference page. */
export const PROXIED_SYNTAX = `${WORDS.join(' | ')} …`;
/** What holds without `gzip_proxied`. */
export const NOT_PROXIED = { words: new Set(['off']), now: Date.now };
/** Reads `gzip_proxied`, which a level may give piece by piece. Source: ngx_conf_set_bitmask_slot. */
export function applyProxied(cf) {
    const before = cf.level.has(cf.name) ? cf.level.own[cf.name].words : [];
    const words = wordSet(cf, WORDS, before);
    cf.level.own[cf.name] = { words, now: cf.environment.now };
}
/** Words that stand for a directive of `Cache-Control`, which neither has an argument nor is followed by a semicolon. */
const CACHE_CONTROL = ['no-cache', 'no-store', 'private'].map((word) => [word, new RegExp(`(?:^|[;,] *)${word} *(?:,|$)`, 'i')]);
/**
 * Whether the answer to a proxy, which is one that sends a Via field, may be compressed. Expiry counts before
 * `Cache-Control`, and that before what the response lacks. Source: ngx_http_gzip_ok.
 */
export function allowsProxied(r, { words, now }) {
    if (words.has('off'))
        return false;
    if (words.has('any') || (words.has('auth') && r.headers.first('authorization') !== undefined))
        return true;
    const { headers } = r.response;
    const expires = headers.first('expires');
    if (expires !== undefined)
        return words.has('expired') && isExpired(r, expires, now);
    const control = headers.all('cache-control');
    if (control.length > 0) {
        return CACHE_CONTROL.some(([word, given]) => words.has(word) && control.some((value) => given.test(value)));
    }
    if (words.has('no_last_modified') && hasLastModified(r))
        return false;
    return !words.has('no_etag') || r.response.etag === undefined;
}
/** By the response's own date, where a backend's is passed on. */
function isExpired(r, expires, now) {
    const { date } = r.response;
    const current = date === undefined ? Math.floor(now() / 1000) : parseHttpDate(date);
    const expiry = parseHttpDate(expires);
    return expiry !== undefined && current !== undefined && expiry < current;
}
/** As in nginx, the time of a file does not count: it becomes a field only later. */
function hasLastModified({ response }) {
    return (response.headers.first('last-modified') !== undefined || (response.unconditional && response.lastModified >= 0));
}
//# sourceMappingURL=proxied.js.map