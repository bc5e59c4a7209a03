import { hasVariables } from '../../config/value.js';
import { findUpstream, peerGroupFor } from '../upstream/peer-groups.js';
import { giveDefaultRedirect } from './redirect.js';
import { parseProxyUrl, splitScheme, usualPort } from './target.js';
const WITHOUT_URI = '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block';
/** Reads `proxy_pass URL`; `handler` is what then answers requests. Source: ngx_http_proxy_pass. */
export function applyProxyPass(cf, handler) {
    if (cf.level.has('proxy_pass'))
        cf.refuse('is duplicate');
    cf.level.own['proxy_pass'] = readProxyPass(cf);
    giveDefaultRedirect(cf);
    cf.level.own['handler'] = handler;
    if (cf.level.context === 'location' && cf.location?.name.endsWith('/'))
        cf.level.own['auto_redirect'] = isPrefix(cf);
}
function readProxyPass(cf) {
    const text = cf.arg(0);
    const { http } = cf;
    const find = (name, port, portless) => findUpstream(http, name, port, portless);
    if (hasVariables(text)) {
        return { text, hasVariables: true, value: cf.value(text), fixed: undefined, replaced: replacedBytes(cf), find };
    }
    const split = splitScheme(text) ?? cf.fail('invalid URL prefix');
    const group = peerGroupFor(cf, split.rest, { usualPort: usualPort(split.scheme), uriAllowed: true });
    const url = parseProxyUrl(split);
    if (typeof url === 'string')
        return cf.fail(`${url} in upstream "${split.rest}"`);
    if (url.uri !== '' && !(cf.level.context === 'location' && isPrefix(cf)))
        cf.fail(WITHOUT_URI);
    return { text, hasVariables: false, value: undefined, fixed: { url, group }, replaced: replacedBytes(cf), find };
}
function isPrefix(cf) {
    return cf.location?.kind === 'prefix' || cf.location?.kind === 'exact';
}
function replacedBytes(cf) {
    return cf.level.context === 'location' && isPrefix(cf) ? (cf.location?.name.length ?? 0) : 0;
}
//# sourceMappingURL=proxy-pass.js.map