import type { PeerState } from './peer-state.ts';
/**
 * Points of servers on a ring, by which a key has a server, and most keys keep theirs when servers come and go
 * (ketama). Source: ngx_http_upstream_init_chash.
 */
export declare class HashRing {
    #private;
    /** Throws a RangeError for weights that are too large. */
    constructor(peers: readonly Pick<PeerState, 'server' | 'weight'>[]);
    /** The server of a point, as the configuration has it; after the last point comes the first again. */
    serverAt(point: number): string;
    /** The first point from a hash on. */
    find(hash: number): number;
}
//# sourceMappingURL=hash-ring.d.ts.map