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
export function peerSet(peers: readonly PeerState[], backups: readonly PeerState[] = []): PeerSet {
  const backup = backups.length === 0 ? undefined : { ...peerSet(backups), single: false };
  const totalWeight = peers.reduce((sum, peer) => sum + peer.weight, 0);
  return { peers, totalWeight, single: peers.length === 1 && !backup, backup };
}

/** How many peers there are to try. */
export function triesOf(set: PeerSet): number {
  return [...set.peers, ...(set.backup?.peers ?? [])].filter((peer) => !peer.down).length;
}

/** The peer at a place below the total weight, where each has as many places as it weighs. */
export function peerAt({ peers }: PeerSet, place: number): PeerState | undefined {
  let end = 0;
  return peers.find((peer) => {
    end += peer.weight;
    return place < end;
  });
}

/**
 * Lets peers take turns by their weights, without one that weighs more having all of its turns in a row.
 * Source: ngx_http_upstream_get_peer.
 */
export function takeTurns(peers: readonly PeerState[]): PeerState | undefined {
  let best: PeerState | undefined;
  let total = 0;
  for (const peer of peers) {
    peer.currentWeight += peer.effectiveWeight;
    total += peer.effectiveWeight;
    if (peer.effectiveWeight < peer.weight) peer.effectiveWeight++;
    if (!best || peer.currentWeight > best.currentWeight) best = peer;
  }
  if (best) best.currentWeight -= total;
  return best;
}
