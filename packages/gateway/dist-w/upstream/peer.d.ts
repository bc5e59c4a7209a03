import type { Request } from '../request/request.ts';
/** Where a backend listens. */
export type PeerAddress = {
    readonly host: string;
    readonly port: number;
} | {
    readonly path: string;
};
/** One address that requests may be passed to; nginx: ngx_http_upstream_rr_peer_t. */
export interface Peer {
    /** As `$upstream_addr` gives it: `127.0.0.1:8080`, `[::1]:8080`, `unix:/path`. */
    readonly name: string;
    readonly address: PeerAddress;
    /** The server as the configuration has it. */
    readonly server: string;
}
/** How a request gets its peers, one after the other; nginx: ngx_peer_connection_t. */
export interface Selection {
    /** How many peers there are to try. */
    readonly tries: number;
    /** The next peer, whose connection is then counted; undefined where none is alive. */
    next(): Peer | undefined;
    /** A peer that `next` gave is done with; `failed` where the attempt counts against it. */
    free(peer: Peer, failed: boolean): void;
}
/** How long and how often idle connections to backends are kept. Times in milliseconds. */
export interface KeepaliveLimits {
    /** How many idle connections are kept. */
    readonly connections: number;
    readonly requests: number;
    readonly time: number;
    readonly timeout: number;
}
/** A group of backends; nginx: ngx_http_upstream_srv_conf_t. */
export interface PeerGroup {
    /** The name of the `upstream` block, or the host as `proxy_pass` has it. */
    readonly name: string;
    /** Undefined where connections are closed after a response. */
    readonly keepalive: KeepaliveLimits | undefined;
    /** Begins to choose for a request. */
    select(r: Request): Selection;
}
//# sourceMappingURL=peer.d.ts.map