import { type NamedHost } from '../../config/address.ts';
import type { Peer, PeerAddress } from '../../upstream/peer.ts';
/** A peer for each address of a host, none where it is not found. `server` is how the configuration has it. */
export declare function peersOf(host: NamedHost, usualPort: number, server: string): readonly Peer[];
/** The peer at an address. */
export declare function peerAt(address: PeerAddress, server: string): Peer;
//# sourceMappingURL=host-peers.d.ts.map