import { formatAddress, type NamedHost } from '../../config/address.ts';
import { resolveHost } from '../../config/host-addresses.ts';
import type { Peer, PeerAddress } from '../../upstream/peer.ts';

/** A peer for each address of a host, none where it is not found. `server` is how the configuration has it. */
export function peersOf(host: NamedHost, usualPort: number, server: string): readonly Peer[] {
  if ('path' in host) return [peerAt({ path: host.path }, server)];
  const port = host.port === undefined ? usualPort : Number(host.port);
  return resolveHost(host.name).map((address) => peerAt({ host: address, port }, server));
}

/** The peer at an address. */
export function peerAt(address: PeerAddress, server: string): Peer {
  return { name: formatAddress(address), address, server };
}
