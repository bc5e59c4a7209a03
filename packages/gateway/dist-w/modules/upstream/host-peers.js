import { formatAddress } from '../../config/address.js';
import { resolveHost } from '../../config/host-addresses.js';
/** A peer for each address of a host, none where it is not found. `server` is how the configuration has it. */
export function peersOf(host, usualPort, server) {
    if ('path' in host)
        return [peerAt({ path: host.path }, server)];
    const port = host.port === undefined ? usualPort : Number(host.port);
    return resolveHost(host.name).map((address) => peerAt({ host: address, port }, server));
}
/** The peer at an address. */
export function peerAt(address, server) {
    return { name: formatAddress(address), address, server };
}
//# sourceMappingURL=host-peers.js.map