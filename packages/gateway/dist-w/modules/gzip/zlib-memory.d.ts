import type { ZlibOptions } from 'node:zlib';
import type { Conf } from '../../config/conf.ts';
import type { GzipSettings } from './settings.ts';
/** Reads `gzip_window`. Source: ngx_http_gzip_window. */
export declare function readWindow(cf: Conf): number;
/** Reads `gzip_hash`. Source: ngx_http_gzip_hash. */
export declare function readHash(cf: Conf): number;
/**
 * How zlib is to compress a body of that many bytes (-1 where that is not known yet): a short one needs less than the
 * quarter of a megabyte that it takes by default. Source: ngx_http_gzip_filter_memory.
 */
export declare function zlibOptions(settings: GzipSettings, length: number): ZlibOptions;
//# sourceMappingURL=zlib-memory.d.ts.map