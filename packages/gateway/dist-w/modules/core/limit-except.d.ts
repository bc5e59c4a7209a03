import type { Conf } from '../../config/conf.ts';
/** Reads `limit_except method… { … }`. Source: ngx_http_core_limit_except. */
export declare function applyLimitExcept(cf: Conf): void;
//# sourceMappingURL=limit-except.d.ts.map