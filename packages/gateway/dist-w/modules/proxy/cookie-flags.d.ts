import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { CookieAttribute } from './set-cookie.ts';
/** One `proxy_cookie_flags`: what it does to which cookies. */
export interface CookieFlagsRule {
    /** Whether it is for cookies of that name; where a pattern says so, its captures are the request's from then on. */
    readonly covers: (r: Request, name: string) => boolean;
    /** Each gives a flag, or what is none and has no effect. */
    readonly flags: readonly Value[];
}
/** Reads `cookie flag…`; a flag that is none, which nginx says nothing of, is warned of. Source: ngx_http_proxy_cookie_flags. */
export declare function readCookieFlags(cf: Conf): CookieFlagsRule;
/**
 * A cookie's attributes with the flags of the first rule for it; undefined where there is none, or one without flags.
 * Source: ngx_http_proxy_rewrite_cookie_flags.
 */
export declare function flagCookie(r: Request, rules: readonly CookieFlagsRule[], cookie: readonly CookieAttribute[]): readonly CookieAttribute[] | undefined;
//# sourceMappingURL=cookie-flags.d.ts.map