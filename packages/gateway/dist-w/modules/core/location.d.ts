import type { Conf } from '../../config/conf.ts';
/** Reads `location [modifier] name { … }`. Source: ngx_http_core_location. */
export declare function applyLocation(cf: Conf): void;
//# sourceMappingURL=location.d.ts.map