import type { Request } from '../request/request.ts';
/**
 * The head of a response as bytes, in nginx's order of fields. `chunked` says how the body will be framed, `now` is
 * in milliseconds. Source: ngx_http_header_filter.
 */
export declare function responseHead(r: Request, chunked: boolean, now: number): string;
/** A value of the client's in a URL of the configuration (`return 302 /to/$arg_x`) must not end the field it is in. */
export declare function oneLine(url: string): string;
/** A path becomes a URL of this server, unless `absolute_redirect off`. */
export declare function absoluteLocation(r: Request, location: string): string;
//# sourceMappingURL=response-head.d.ts.map