import type { Conf } from '../../config/conf.ts';
/** Reads `listen address [parameter…]` into the server being read. Source: ngx_http_core_listen. */
export declare function applyListen(cf: Conf): void;
//# sourceMappingURL=listen.d.ts.map