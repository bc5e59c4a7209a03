import { type Module } from '../../config/module.ts';
import type { ProxySettings } from './settings.ts';
/** nginx's ngx_http_proxy_module: requests are passed on to HTTP servers. */
export declare const proxy: Module<ProxySettings>;
//# sourceMappingURL=index.d.ts.map