/**
 * A cookie by name from the values of Cookie fields, undefined where there is none: the first one counts, its name is
 * matched without regard to case, its value goes up to `;` or the end. Source: ngx_http_parse_multi_header_lines.
 */
export declare function findCookie(fields: readonly string[], name: string): string | undefined;
//# sourceMappingURL=cookie.d.ts.map