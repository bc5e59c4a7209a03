import type { Conf } from '../../config/conf.ts';
import type { Handler, Value } from '../../request/handler.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { FindGroup } from '../upstream/group-of.ts';
/** `fastcgi_pass` of a location. */
export interface FastcgiPass {
    /** The address where it has variables. */
    readonly value: Value | undefined;
    /** Who is meant where it has none. */
    readonly group: (() => PeerGroup) | undefined;
    /** The `upstream` block of a name that a request gives. */
    readonly find: FindGroup;
}
/** Reads `fastcgi_pass address`; `handler` is what then answers requests. Source: ngx_http_fastcgi_pass. */
export declare function applyFastcgiPass(cf: Conf, handler: Handler): void;
//# sourceMappingURL=fastcgi-pass.d.ts.map