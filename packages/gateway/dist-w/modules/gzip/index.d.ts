import { type Module } from '../../config/module.ts';
import type { GzipSettings } from './settings.ts';
/** nginx's ngx_http_gzip_filter_module, with what its core module has to say of compression. */
export declare const gzip: Module<GzipSettings>;
//# sourceMappingURL=index.d.ts.map