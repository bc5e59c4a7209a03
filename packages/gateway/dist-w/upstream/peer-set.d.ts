import type { PeerState } from './peer-state.ts';
/** Peers to choose from; nginx: ngx_http_upstream_rr_peers_t. */
export interface PeerSet {
    readonly peers: readonly PeerState[];
    readonly totalWeight: number;
    /** Whether there is but one peer and no backup: then it is asked whatever its past. */
    readonly single: boolean;
    /** Those that are asked when none of these can be. */
    readonly backup: PeerSet | undefined;
}
/** Arranges peers and those that are only asked when none of them can be. */
export declare function peerSet(peers: readonly PeerState[], backups?: readonly PeerState[]): PeerSet;
/** How many peers there are to try. */
export declare function triesOf(set: PeerSet): number;
/** The peer at a place below the total weight, where each has as many places as it weighs. */
export declare function peerAt({ peers }: PeerSet, place: number): PeerState | undefined;
/**
 * Lets peers take turns by their weights, without one that weighs more having all of its turns in a row.
 * Source: ngx_http_upstream_get_peer.
 */
export declare function takeTurns(peers: readonly PeerState[]): PeerState | undefined;
//# sourceMappingURL=peer-set.d.ts.map