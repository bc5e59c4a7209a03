import type { Conf } from '../../config/conf.ts';
import type { Handler, Value } from '../../request/handler.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { FindGroup } from '../upstream/group-of.ts';
import { type ProxyUrl } from './target.ts';
/** `proxy_pass` of a location. */
export interface ProxyPass {
    /** The URL as written. */
    readonly text: string;
    readonly hasVariables: boolean;
    /** The URL where it has variables. */
    readonly value: Value | undefined;
    /** The URL and who is meant by it where it has none. */
    readonly fixed: {
        readonly url: ProxyUrl;
        readonly group: () => PeerGroup;
    } | undefined;
    /** How many bytes of a request's path the URL's own path takes the place of. */
    readonly replaced: number;
    /** The `upstream` block of a name that a request gives. */
    readonly find: FindGroup;
}
/** Reads `proxy_pass URL`; `handler` is what then answers requests. Source: ngx_http_proxy_pass. */
export declare function applyProxyPass(cf: Conf, handler: Handler): void;
//# sourceMappingURL=proxy-pass.d.ts.map