import type { Peer, PeerAddress } from './peer.ts';
/** What a `server` of an upstream says besides its address. */
export interface ServerOptions {
    readonly weight: number;
    /** How many connections it may have at once; 0 for any number. */
    readonly maxConns: number;
    /** How often it may fail within `failTimeout`; 0 for as often as it will. */
    readonly maxFails: number;
    /** Seconds in which failures are counted, and for which a server that has failed too often is left alone. */
    readonly failTimeout: number;
    readonly down: boolean;
}
/** What a `server` is without parameters. */
export declare const DEFAULT_SERVER: ServerOptions;
/** A peer and how it fares; nginx: ngx_http_upstream_rr_peer_t. Times are Unix seconds. */
export declare class PeerState implements Peer {
    #private;
    readonly name: string;
    readonly address: PeerAddress;
    readonly server: string;
    readonly weight: number;
    /** The weight that counts: less after failures, and slowly more again. */
    effectiveWeight: number;
    /** Grows with every choice that does not fall on this peer. */
    currentWeight: number;
    /** Connections at the moment. */
    conns: number;
    constructor(peer: Peer, options: ServerOptions);
    get down(): boolean;
    /** Whether it can have another connection, failures aside. */
    get hasRoom(): boolean;
    /** Whether it is one to choose at that time. */
    isAvailable(now: number): boolean;
    /** Counts a connection. */
    take(now: number): void;
    /** Notes an attempt that failed; returns whether it is now left alone for a while. */
    fail(now: number): boolean;
    /** Notes an attempt that did not fail: the first after a pause makes up for earlier failures. */
    succeed(): void;
}
//# sourceMappingURL=peer-state.d.ts.map