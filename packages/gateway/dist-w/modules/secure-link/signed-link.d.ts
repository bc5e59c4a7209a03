import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
/** Checks a request's link: gives the value of `$secure_link`, and tells the expiry as soon as it is known. */
export type LinkCheck = (r: Request, tellExpiry: (written: string) => void) => string | undefined;
/**
 * Links with a digest over a text of the configuration's, and perhaps an expiry: `1` for a good one, `0` for one that
 * is good but expired, nothing for any other. `now` is in milliseconds. Source: ngx_http_secure_link_variable.
 */
export declare function signedLink(link: Value, text: Value, now: () => number): LinkCheck;
/** The MD5 digest of a latin1 string: 16 bytes. */
export declare function md5(text: string): Buffer;
//# sourceMappingURL=signed-link.d.ts.map