import { withoutCookies } from '../../upstream/hide-cookie.js';
const HTTP = 'HTTP_';
const COOKIE = 'HTTP_COOKIE';
/** Reads `fastcgi_param name value [if_not_empty]`. Source: ngx_http_upstream_param_set_slot. */
export function readFastcgiParam(cf) {
    const [name = '', value = '', condition] = cf.args;
    if (condition !== undefined && condition !== 'if_not_empty')
        cf.fail(`invalid parameter "${condition}"`);
    const withheld = value === '' && name.startsWith(HTTP) && name.length > HTTP.length;
    return { name, value: cf.value(value), withheld, ifNotEmpty: condition !== undefined };
}
/**
 * Compiles what gives a request's parameters: those of the configuration, then the fields of the request's header as
 * `HTTP_…`. A field whose parameter the configuration sets is never sent, whatever the value that it sets, so that
 * clients cannot put theirs in its place. Source: ngx_http_fastcgi_create_request.
 */
export function compileParams(options) {
    const { params, passRequestHeaders, hiddenCookies } = options;
    const sent = params.filter((param) => !param.withheld);
    const names = params.filter(({ name }) => name.startsWith(HTTP)).map(({ name }) => asApplicationsHaveIt(name));
    const taken = new Set(names);
    return (r) => {
        const list = [];
        for (const { name, value, ifNotEmpty } of sent) {
            const text = name === COOKIE ? withoutCookies(hiddenCookies, value(r)) : value(r);
            if (text !== '' || !ifNotEmpty)
                list.push([name, text]);
        }
        if (passRequestHeaders)
            for (const param of headerParams(r, taken, hiddenCookies))
                list.push(param);
        return list;
    };
}
/** The fields of a header; those of one name in one parameter (RFC 3875 section 4.1.18). */
function headerParams(r, taken, hiddenCookies) {
    const params = new Map();
    for (const [field, value] of r.headers) {
        const name = HTTP + field.toUpperCase().replaceAll('-', '_');
        if (taken.has(asApplicationsHaveIt(name)))
            continue;
        const before = params.get(name);
        params.set(name, before === undefined ? value : `${before}${name === COOKIE ? '; ' : ', '}${value}`);
    }
    const cookie = params.get(COOKIE);
    if (cookie === undefined)
        return params;
    const left = withoutCookies(hiddenCookies, cookie);
    if (left === '' && cookie !== '')
        params.delete(COOKIE);
    else
        params.set(COOKIE, left);
    return params;
}
/**
 * A name as the application may come to know it: without regard to case, and with `_` for what cannot be in a name
 * there. PHP has `_` for a dot, which a field may have with `ignore_invalid_headers off`.
 */
function asApplicationsHaveIt(name) {
    return name.toUpperCase().replace(/[^0-9A-Z]/g, '_');
}
//# sourceMappingURL=params.js.map