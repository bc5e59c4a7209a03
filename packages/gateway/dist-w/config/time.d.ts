/**
 * Reads an nginx time (`1d 2h 30m 10s 500ms`, blanks between terms allowed) as milliseconds; undefined when it is not
 * one. A bare number is seconds and may only come last. `ms` is refused where the directive counts in seconds, `y` and
 * `M` where it counts in milliseconds.
 * Source: ngx_parse_time.
 */
export declare function parseTime(text: string, resolution: 'seconds' | 'milliseconds'): number | undefined;
/** Reads an nginx time as whole seconds; undefined when it is not one. */
export declare function parseSeconds(text: string): number | undefined;
//# sourceMappingURL=time.d.ts.map