import type { Conf } from '../../config/conf.ts';
/** Checks the name of a cookie. */
export declare function cookieName(cf: Conf, name: string): string;
/**
 * The attributes of a cookie as its field has them, `; Path=/; HttpOnly; Secure; SameSite=Lax` where the words say nothing
 * else; `HttpOnly=off` and `Secure=off` take those out. What browsers would refuse is refused (RFC 6265bis section 4.1.3).
 */
export declare function cookieAttributes(cf: Conf, cookie: string, words: readonly string[]): string;
//# sourceMappingURL=cookie-attributes.d.ts.map