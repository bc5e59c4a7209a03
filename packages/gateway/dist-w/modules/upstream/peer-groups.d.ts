import type { Conf } from '../../config/conf.ts';
import type { HttpDraft } from '../../config/draft.ts';
import type { PeerAddress, PeerGroup } from '../../upstream/peer.ts';
import { Upstreams } from './upstreams.ts';
/** The upstreams of the configuration that is being read. */
export declare function upstreamsOf(cf: Conf): Upstreams;
/** How a directive names who requests go to. */
export interface NamingRules {
    /** The port where none is written; 0 where there has to be one. */
    readonly usualPort: number;
    /** Whether a URI may follow (`host:port/uri`, `unix:/path:uri`). */
    readonly uriAllowed: boolean;
}
/**
 * Who is meant by what a directive such as `proxy_pass` says after the scheme: the `upstream` block of that name,
 * wherever it stands, or the host itself. What is returned gives the group once loading has ended.
 * Source: ngx_http_upstream_add.
 */
export declare function peerGroupFor(cf: Conf, text: string, { usualPort, uriAllowed }: NamingRules): () => PeerGroup;
/**
 * Who is meant by a host that a request gives: an `upstream` block, or a host that a directive has named as well. The
 * port is the usual one where none was given (`portless`), 0 for none. Source: ngx_http_upstream_init_request.
 */
export declare function findUpstream(http: HttpDraft, host: string, port?: number, portless?: boolean): PeerGroup | undefined;
/** A group of the one address that a request gives. */
export declare function groupAt(address: PeerAddress): PeerGroup;
//# sourceMappingURL=peer-groups.d.ts.map