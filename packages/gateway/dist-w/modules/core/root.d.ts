import type { Conf } from '../../config/conf.ts';
/** Reads `root path` or `alias path`, of which a level has one. Source: ngx_http_core_root. */
export declare function applyRoot(cf: Conf): void;
//# sourceMappingURL=root.d.ts.map