import { hasVariables } from '../../config/value.js';
import { findUpstream, peerGroupFor } from '../upstream/peer-groups.js';
/** Reads `fastcgi_pass address`; `handler` is what then answers requests. Source: ngx_http_fastcgi_pass. */
export function applyFastcgiPass(cf, handler) {
    if (cf.level.has('fastcgi_pass'))
        cf.refuse('is duplicate');
    const text = cf.arg(0);
    const { http, location } = cf;
    const find = (name, port, portless) => findUpstream(http, name, port, portless);
    cf.level.own['fastcgi_pass'] = hasVariables(text)
        ? { value: cf.value(text), group: undefined, find }
        : {
            value: undefined,
            group: peerGroupFor(cf, text, { usualPort: 0, uriAllowed: false }),
            find,
        };
    cf.level.own['handler'] = handler;
    const prefix = location?.kind === 'prefix' || location?.kind === 'exact';
    if (cf.level.context === 'location' && location?.name.endsWith('/'))
        cf.level.own['auto_redirect'] = prefix;
}
//# sourceMappingURL=fastcgi-pass.js.map