/** One attribute of a Set-Cookie field; the first is the cookie itself. `value` is undefined for one without `=`. */
export interface CookieAttribute {
    readonly name: string;
    readonly value: string | undefined;
}
/**
 * The attributes of a Set-Cookie field in order, without the spaces around names and values; there is always a first.
 * Source: ngx_http_proxy_parse_cookie.
 */
export declare function parseSetCookie(field: string): CookieAttribute[];
/** The Set-Cookie field that consists of those attributes. */
export declare function writeSetCookie(attributes: readonly CookieAttribute[]): string;
//# sourceMappingURL=set-cookie.d.ts.map