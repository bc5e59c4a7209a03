import type { Result } from './outcome.ts';
import type { Request } from './request.ts';
/** The request goes on from the server's rewrite phase, with another URI. */
export declare const RESTART: Result;
/** The request goes on in the named location whose settings it now has. */
export declare const NAMED: Result;
/** Lets the request go on with another URI, as if it had come with it. Source: ngx_http_internal_redirect. */
export declare function internalRedirect(r: Request, uri: string, args: string): Result;
/** Lets the request go on in a `@named` location. Source: ngx_http_named_location. */
export declare function namedRedirect(r: Request, name: string): Result;
//# sourceMappingURL=redirect.d.ts.map