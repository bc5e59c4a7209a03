import { declareZone } from '../../config/shared-zones.js';
import { parseSize } from '../../config/size.js';
/** No session is kept. */
export const NO_CACHE = { builtin: undefined, shared: undefined };
/** OpenSSL's SSL_SESSION_CACHE_MAX_SIZE_DEFAULT. */
const BUILTIN_SIZE = 20_480;
/** The least that nginx takes for a zone of shared memory: eight pages. */
const SMALLEST_ZONE = 8 * 4096;
/** `ssl_session_cache`. Source: ngx_http_ssl_session_cache. */
export const sessionCache = (cf) => {
    let { builtin, shared } = NO_CACHE;
    for (const word of cf.args) {
        const [matched, size] = /^builtin(?::(\d+))?$/.exec(word) ?? [];
        if (matched !== undefined)
            builtin = Number(size ?? BUILTIN_SIZE);
        else if (word !== 'off' && word !== 'none')
            shared = declareCache(cf, word, 'session cache', 'ssl');
    }
    return { builtin, shared };
};
/** `ssl_ocsp_cache`. Source: ngx_http_ssl_ocsp_cache. */
export const ocspCache = (cf) => {
    if (cf.arg(0) !== 'off')
        declareCache(cf, cf.arg(0), 'OCSP cache', 'ssl_ocsp');
    return true;
};
function declareCache(cf, word, what, use) {
    const [, name = '', text = ''] = /^shared:([^:]+):(.*)$/s.exec(word) ?? [];
    const size = parseSize(text) ?? cf.fail(`invalid ${what} "${word}"`);
    if (size < SMALLEST_ZONE)
        cf.fail(`${what} "${word}" is too small`);
    declareZone(cf, use, name, size);
    return { name, size };
}
//# sourceMappingURL=session-cache.js.map