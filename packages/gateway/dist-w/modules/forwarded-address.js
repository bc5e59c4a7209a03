import { isPort, plainAddress } from '../config/address.js';
/**
 * Who a request is from by lists of addresses, the last of the last line first: the address before a proxy that is
 * trusted, with `recursive` going on as long as those are. Undefined where nobody is believed. Source:
 * ngx_http_get_forwarded_addr.
 */
export function addressInList(from, lines, isProxy, recursive) {
    let found;
    for (const text of [...lines].reverse().flatMap(lastFirst)) {
        if (!isProxy(found?.address ?? from))
            break;
        const listed = parseAddress(text);
        if (!listed)
            break;
        found = listed;
        if (!recursive)
            break;
    }
    return found;
}
/** The addresses of a line. As in nginx, an empty line is one that cannot be read, and its first character separates nothing. */
function lastFirst(line) {
    const listed = line.split(/(?<!^)[ ,]+/).filter((text) => text !== '');
    return listed.length === 0 ? [''] : listed.reverse();
}
/** Reads `address`, `address:port` or `[address]:port`, of either kind. Source: ngx_parse_addr_port. */
function parseAddress(text) {
    if (text === '')
        return undefined;
    const alone = plainAddress(text);
    if (alone !== undefined)
        return { address: alone, port: '' };
    const [, host = '', port = ''] = /^(\[[^\]]*\]|[\d.]+):(\d+)$/.exec(text) ?? [];
    const address = plainAddress(host.replace(/^\[|\]$/g, ''));
    return address === undefined || !isPort(port) ? undefined : { address, port: String(Number(port)) };
}
//# sourceMappingURL=forwarded-address.js.map