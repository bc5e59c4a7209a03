import { parseUrl } from '../../config/address.js';
import { peerAt } from './host-peers.js';
import { Upstreams } from './upstreams.js';
const upstreams = new WeakMap();
/** The upstreams of the configuration that is being read. */
export function upstreamsOf(cf) {
    const { http } = cf;
    const known = upstreams.get(http);
    if (known)
        return known;
    const own = new Upstreams(cf.environment.now);
    upstreams.set(http, own);
    cf.later(() => own.finish());
    return own;
}
/**
 * Who is meant by what a directive such as `proxy_pass` says after the scheme: the `upstream` block of that name,
 * wherever it stands, or the host itself. What is returned gives the group once loading has ended.
 * Source: ngx_http_upstream_add.
 */
export function peerGroupFor(cf, text, { usualPort, uriAllowed }) {
    const parts = parseUrl(text, uriAllowed);
    if (typeof parts === 'string')
        return cf.fail(`${parts} in upstream "${text}"`);
    const upstream = upstreamsOf(cf).named(cf, parts.host, usualPort);
    return () => {
        if (!upstream.group)
            throw new Error(`the upstream "${text}" was asked for before loading ended`);
        return upstream.group;
    };
}
/**
 * Who is meant by a host that a request gives: an `upstream` block, or a host that a directive has named as well. The
 * port is the usual one where none was given (`portless`), 0 for none. Source: ngx_http_upstream_init_request.
 */
export function findUpstream(http, host, port = 0, portless = true) {
    return upstreams.get(http)?.find({ host, port, portless });
}
/** A group of the one address that a request gives. */
export function groupAt(address) {
    const peer = peerAt(address, '');
    const selection = { tries: 1, next: () => peer, free: () => { } };
    return { name: peer.name, keepalive: undefined, select: () => selection };
}
//# sourceMappingURL=peer-groups.js.map