import { type Module } from '../config/module.ts';
/**
 * nginx's ngx_http_range_filter_module: parts of a response (RFC 9110 section 14). Listed last of the filters, so that
 * `Accept-Ranges` and `Content-Range` come after the fields of the others, as they do in nginx.
 */
export declare const range: Module;
//# sourceMappingURL=range.d.ts.map