import type { Request } from '../../request/request.ts';
/**
 * The path and query that a backend is asked for. `uri` is that of `proxy_pass`, '' for none; it takes the place of the
 * first `replaced` bytes of the request's own. Source: ngx_http_proxy_create_request.
 */
export declare function backendUri(r: Request, uri: string, hasVariables: boolean, replaced: number): string;
//# sourceMappingURL=backend-uri.d.ts.map