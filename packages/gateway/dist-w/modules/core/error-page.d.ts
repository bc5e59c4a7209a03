import type { Conf } from '../../config/conf.ts';
/** Reads `error_page code… [=[response]] uri` and adds it to the level's list. Source: ngx_http_core_error_page. */
export declare function applyErrorPage(cf: Conf): void;
//# sourceMappingURL=error-page.d.ts.map