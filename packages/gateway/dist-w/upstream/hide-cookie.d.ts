import { type CookieNames } from './cookie-names.ts';
/** No names. */
export declare const NO_HIDDEN_COOKIES: CookieNames;
/**
 * A Cookie field's value without the cookies of those names, all of them; '' where nothing is left. Every other byte
 * stays as it is, with one exception: servers do not agree on whether a comma or a blank ends a value, so a hidden name
 * after one of these counts as a cookie, and goes with all that comes after it up to the next `;`. As in RFC 6265 quotes
 * have no meaning: a `;` between them ends the cookie too. Takes time in proportion to the field.
 * Source: RFC 6265 section 5.4, and `isNamed`.
 */
export declare function withoutCookies(names: CookieNames, field: string): string;
//# sourceMappingURL=hide-cookie.d.ts.map