import type { Clock } from './clock.ts';
import type { KeepaliveLimits, PeerGroup } from './peer.ts';
import type { Connection } from './protocol.ts';
/** The idle connections of one group of backends, the one that was used last first; nginx: ngx_http_upstream_keepalive_cache_t. */
export declare class ConnectionCache {
    #private;
    constructor(clock: Clock);
    /** An idle connection to a backend, which is then no longer idle. `key` stands for the address and how it is spoken with. */
    take(key: string): Connection | undefined;
    /** Keeps a connection, or closes it where it has served its time. */
    keep(key: string, connection: Connection, limits: KeepaliveLimits): void;
}
/** The idle connections of a group. */
export declare function cacheOf(group: PeerGroup, clock: Clock): ConnectionCache;
//# sourceMappingURL=connection-cache.d.ts.map