import type { Request } from '../../request/request.ts';
import type { GzipSettings } from './settings.ts';
/** Gzips a response where it can be and the client takes it. Source: ngx_http_gzip_header_filter. */
export declare function gzipResponse(r: Request, settings: GzipSettings): void;
//# sourceMappingURL=gzip-response.d.ts.map