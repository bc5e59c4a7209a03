import type { Conf } from '../../config/conf.ts';
import type { Level } from '../../config/level.ts';
import type { Peer } from '../../upstream/peer.ts';
import type { ServerOptions } from '../../upstream/peer-state.ts';
import type { Balancing } from '../../upstream/round-robin.ts';
/** One `server` of an upstream, a peer for each of its addresses. */
export interface ServerEntry {
    readonly peers: readonly Peer[];
    readonly options: ServerOptions;
    readonly backup: boolean;
}
/** An `upstream` block while it is being read. */
export interface UpstreamBlock {
    readonly servers: ServerEntry[];
    /** How requests are spread; undefined for round robin. */
    balancing: Balancing | undefined;
    /** Whether a method has been chosen, `keepalive` being one to nginx. */
    hasMethod: boolean;
    /** Whether the method chosen so far has backup servers. */
    takesBackup: boolean;
    /** How many idle connections `keepalive` says are kept. */
    keepalive: number | undefined;
    /** Whether they are: as in nginx, not where a method is chosen after `keepalive`. */
    keepsConnections: boolean;
    requests: number | undefined;
    /** Milliseconds. */
    time: number | undefined;
    /** Milliseconds. */
    timeout: number | undefined;
}
/** A block without anything in it, for a level. */
export declare function openBlock(level: Level): UpstreamBlock;
/** The block that a directive stands in. */
export declare function blockOf(cf: Conf): UpstreamBlock;
//# sourceMappingURL=block.d.ts.map