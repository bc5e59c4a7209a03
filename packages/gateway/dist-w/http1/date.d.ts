/** A time as HTTP has it (IMF-fixdate, RFC 9110 section 5.6.7), from Unix seconds. */
export declare function httpDate(seconds: number): string;
/** The `Date` field's value, made once a second. */
export declare function currentHttpDate(ms: number): string;
/**
 * Reads any of the three date formats of RFC 9110 section 5.6.7 as Unix seconds; undefined for anything else. As in
 * nginx the name of the day may be any, and what follows the time does not count. Source: ngx_parse_http_time.
 */
export declare function parseHttpDate(text: string): number | undefined;
/** The weekday names and month names of HTTP dates, for other formats that use them. */
export declare const NAMES: {
    readonly days: readonly string[];
    readonly months: readonly string[];
};
//# sourceMappingURL=date.d.ts.map