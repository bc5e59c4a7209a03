import type { Request } from '../request/request.ts';
import type { Selection } from './peer.ts';
import { type PeerSet } from './peer-set.ts';
import type { PeerState } from './peer-state.ts';
/** How requests are spread over peers: begins to choose for one request. */
export type Balancer = (r: Request) => Selection;
/** Makes a balancer of its peers; `now` gives milliseconds. */
export type Balancing = (set: PeerSet, now: () => number) => Balancer;
/** Peers take turns by their weights, backups when no other can. nginx: ngx_http_upstream_round_robin. */
export declare const roundRobin: Balancing;
/** The choice of peers for one request; the base of other methods, as in nginx. */
export declare class RoundRobin implements Selection {
    #private;
    readonly tries: number;
    /** The peers to choose from: the backups, once none of the others could be asked. */
    protected set: PeerSet;
    constructor(set: PeerSet, tries: number, r: Request, now: () => number);
    next(): PeerState | undefined;
    free(peer: PeerState, failed: boolean): void;
    /** A peer by the method, of those that can be asked and have not been. */
    protected choose(candidates: readonly PeerState[]): PeerState | undefined;
    /** The next peer, and if there is none, the next of the backups. */
    protected nextInTurn(): PeerState | undefined;
    /** The peers that can be asked and have not been. */
    protected candidates(): readonly PeerState[];
    /** Whether a peer is one of the candidates. */
    protected isCandidate(peer: PeerState, now?: number): boolean;
    /** Counts a connection to a peer, which is then no candidate any more. */
    protected take(peer: PeerState): PeerState;
    /** Unix time. */
    protected seconds(): number;
}
//# sourceMappingURL=round-robin.d.ts.map