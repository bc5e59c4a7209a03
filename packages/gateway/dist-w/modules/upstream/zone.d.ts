import type { Conf } from '../../config/conf.ts';
/** Checks `zone name [size]`: what is known of the servers is known to each worker alone. Source: ngx_http_upstream_zone. */
export declare function checkZone(cf: Conf): void;
//# sourceMappingURL=zone.d.ts.map