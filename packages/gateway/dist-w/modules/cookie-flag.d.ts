import { type Module } from '../config/module.ts';
import { type CookieAttribute } from './proxy/set-cookie.ts';
/** One `set_cookie_flag`. */
interface CookieRule {
    /** In lower case; `*` for the cookies that no other rule names. */
    readonly cookie: string;
    /** In the order in which they are added. */
    readonly flags: readonly CookieAttribute[];
}
/** Settings of the cookie flag module. */
export interface CookieFlagSettings {
    readonly set_cookie_flag: readonly CookieRule[];
}
/**
 * The cookie flag module: attributes that keep cookies safe, on whatever sets them. Listed after the headers module,
 * so that cookies of `add_header` get them too, which those of the C module do not.
 */
export declare const cookieFlag: Module<CookieFlagSettings>;
export {};
//# sourceMappingURL=cookie-flag.d.ts.map