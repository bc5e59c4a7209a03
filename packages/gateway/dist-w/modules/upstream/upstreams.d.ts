import type { NamedHost } from '../../config/address.ts';
import type { Conf } from '../../config/conf.ts';
import type { Place } from '../../config/place.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { UpstreamBlock } from './block.ts';
/** A host that a directive or a request names, with the port that it has or that is usual for it. */
export interface HostKey {
    /** The path where it is a socket. */
    readonly host: string;
    /** 0 for an `upstream` block, a socket, or a host that needs a port and has none. */
    readonly port: number;
    /** Whether no port was written. */
    readonly portless: boolean;
}
/** Who is meant by a host: an `upstream` block, or the host itself; nginx: ngx_http_upstream_srv_conf_t. */
export interface Upstream {
    /** As it was first named. */
    key: HostKey;
    readonly place: Place;
    readonly isSocket: boolean;
    block: UpstreamBlock | undefined;
    /** Undefined until loading ends. */
    group: PeerGroup | undefined;
}
/** All upstreams of a configuration in the order in which they are named; nginx: ngx_http_upstream_main_conf_t. */
export declare class Upstreams {
    #private;
    constructor(now: () => number);
    /** Notes an `upstream` block; a directive before it may have named it. */
    define(cf: Conf, name: string, block: UpstreamBlock): void;
    /** The upstream of a host that a directive names. */
    named(cf: Conf, host: NamedHost, usualPort: number): Upstream;
    /** The group of a host that a request names. Source: ngx_http_upstream_init_request. */
    find({ host, port, portless }: HostKey): PeerGroup | undefined;
    /** Makes the groups, when all blocks are known. Source: ngx_http_upstream_init_main_conf. */
    finish(): void;
}
//# sourceMappingURL=upstreams.d.ts.map