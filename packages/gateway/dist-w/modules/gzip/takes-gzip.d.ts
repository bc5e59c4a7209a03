import type { Request } from '../../request/request.ts';
import type { GzipSettings } from './settings.ts';
/**
 * Whether the client is to have a response gzipped: by what it accepts, its version of HTTP, the proxies it came by and
 * its name. What a subrequest gives is compressed with the rest. Source: ngx_http_gzip_ok.
 */
export declare function takesGzip(r: Request, settings: GzipSettings): boolean;
//# sourceMappingURL=takes-gzip.d.ts.map