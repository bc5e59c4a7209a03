import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
/** What is compressed without `gzip_types`, and with it. */
export declare const HTML: ReadonlySet<string>;
/** Reads `gzip_types`; several at one level add up, and nothing counts after `*`. Source: ngx_http_types_slot. */
export declare function applyMediaTypes(cf: Conf): void;
/** Whether the response's media type is one of those. Source: ngx_http_test_content_type. */
export declare function hasMediaType(r: Request, types: ReadonlySet<string> | 'any'): boolean;
//# sourceMappingURL=media-types.d.ts.map