import type { Conf } from '../../config/conf.ts';
import type { KeepaliveTimeout } from '../../request/settings.ts';
/** Reads `keepalive_timeout time [header_time]`. Source: ngx_http_core_keepalive. */
export declare function readKeepaliveTimeout(cf: Conf): KeepaliveTimeout;
//# sourceMappingURL=keepalive.d.ts.map