import { serverFor } from '../config/hosts.js';
import { ssl } from '../modules/ssl/index.js';
/** The certificates of every server on an address, which the ssl module has loaded. */
export function certificatesOf(hosts) {
    const fallback = ssl.of(hosts.defaultServer).ssl_context?.context;
    if (!fallback)
        throw new Error('an address without a certificate');
    const find = (name) => {
        const server = serverFor(hosts, name.toLowerCase(), (pattern, host) => pattern.regex.test(host));
        return ssl.of(server).ssl_context?.context ?? fallback;
    };
    return { fallback, find };
}
//# sourceMappingURL=certificates.js.map