import type { DirectiveDefinition } from '../../config/module.ts';
import type { Request } from '../../request/request.ts';
import { type CookieFlagsRule } from './cookie-flags.ts';
import { type Replacement } from './replacement.ts';
/** What is done to the cookies that a backend sets; of each list the first rule that applies counts. */
export interface CookieSettings {
    readonly proxy_cookie_domain: readonly Replacement[];
    readonly proxy_cookie_path: readonly Replacement[];
    readonly proxy_cookie_flags: readonly CookieFlagsRule[];
}
/** The settings where no directive gives them. */
export declare const COOKIE_DEFAULTS: CookieSettings;
/** `proxy_cookie_domain`, `proxy_cookie_path` and `proxy_cookie_flags`. */
export declare const COOKIE_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
/**
 * What the settings make of one Set-Cookie field of the backend's. A field in which something is replaced, were it by
 * the same, is written anew, with `; ` between the attributes; any other is left as it is, byte for byte.
 * Source: ngx_http_proxy_rewrite_cookie.
 */
export declare function rewriteSetCookie(r: Request, settings: CookieSettings, field: string): string;
//# sourceMappingURL=cookie-attributes.d.ts.map