import type { Request } from './request.ts';
/**
 * The media type of the URI's extension, or the default one; undefined for `default_type ""`.
 * Source: ngx_http_set_content_type.
 */
export declare function contentTypeOf(r: Request): string | undefined;
/** What follows the last dot of a URI's last segment, in lower case; '' where that starts the name. Source: ngx_http_set_exten. */
export declare function uriExtension(uri: string): string;
//# sourceMappingURL=content-type.d.ts.map