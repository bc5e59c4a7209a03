import type { Conf } from '../../config/conf.ts';
/** Reads `server_name name…` into the server being read. Source: ngx_http_core_server_name. */
export declare function applyServerName(cf: Conf): void;
//# sourceMappingURL=server-name.d.ts.map