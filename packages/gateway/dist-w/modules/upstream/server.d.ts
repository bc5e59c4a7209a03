import type { Conf } from '../../config/conf.ts';
/** Reads `server address [parameter…]` of an upstream. Source: ngx_http_upstream_server. */
export declare function applyServer(cf: Conf): void;
//# sourceMappingURL=server.d.ts.map