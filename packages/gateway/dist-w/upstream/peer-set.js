/** Arranges peers and those that are only asked when none of them can be. */
export function peerSet(peers, backups = []) {
    const backup = backups.length === 0 ? undefined : { ...peerSet(backups), single: false };
    const totalWeight = peers.reduce((sum, peer) => sum + peer.weight, 0);
    return { peers, totalWeight, single: peers.length === 1 && !backup, backup };
}
/** How many peers there are to try. */
export function triesOf(set) {
    return [...set.peers, ...(set.backup?.peers ?? [])].filter((peer) => !peer.down).length;
}
/** The peer at a place below the total weight, where each has as many places as it weighs. */
export function peerAt({ peers }, place) {
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
export function takeTurns(peers) {
    let best;
    let total = 0;
    for (const peer of peers) {
        peer.currentWeight += peer.effectiveWeight;
        total += peer.effectiveWeight;
        if (peer.effectiveWeight < peer.weight)
            peer.effectiveWeight++;
        if (!best || peer.currentWeight > best.currentWeight)
            best = peer;
    }
    if (best)
        best.currentWeight -= total;
    return best;
}
//# sourceMappingURL=peer-set.js.map