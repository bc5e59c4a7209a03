import { hostField, portField } from './target.js';
/** The URL that a request is passed on to. */
const targets = new WeakMap();
/** Notes the URL that a request is passed on to, for the variables. */
export function setTarget(r, url) {
    targets.set(r, url);
}
/** `$proxy_host`, '' for a request that is not passed on. */
export function proxyHost(r) {
    const url = targets.get(r);
    return url ? hostField(url) : '';
}
/** The client's X-Forwarded-For fields with its address at the end. */
function forwardedFor(r) {
    const before = r.headers.joined('x-forwarded-for');
    const { remoteAddress } = r.main.client;
    return before === undefined ? remoteAddress : `${before}, ${remoteAddress}`;
}
/** The variables of the proxy module. */
export const PROXY_VARIABLES = [
    { name: 'proxy_host', get: (r) => (targets.has(r) ? proxyHost(r) : undefined) },
    {
        name: 'proxy_port',
        get: (r) => {
            const url = targets.get(r);
            return url ? portField(url) : undefined;
        },
    },
    { name: 'proxy_add_x_forwarded_for', get: forwardedFor },
];
//# sourceMappingURL=variables.js.map