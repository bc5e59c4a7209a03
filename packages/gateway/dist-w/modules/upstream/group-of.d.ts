import { type NamedHost } from '../../config/address.ts';
import type { Request } from '../../request/request.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
/** Looks up a group that the configuration names: an `upstream` block, or a host of another directive. */
export type FindGroup = (name: string, port: number, portless: boolean) => PeerGroup | undefined;
/**
 * Who is meant by a host that a request gives: an upstream block that `find` knows, an address, or a name that the
 * level's resolver is asked for. A status, with a log line, where that is nobody. `usual` is the port of a host without
 * one, 0 where there has to be one. Source: ngx_http_upstream_init_request.
 */
export declare function groupOf(r: Request, host: NamedHost, usual: number, find: FindGroup): PeerGroup | number | Promise<PeerGroup | number>;
//# sourceMappingURL=group-of.d.ts.map