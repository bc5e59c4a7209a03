/**
 * Checks a host and takes it apart. Returns undefined for one that nginx answers 400: empty, with a slash, a control
 * character, a space, two dots in a row, or anything after the port. Source: ngx_http_validate_host.
 */
export declare function parseHost(value: string): string | undefined;
/**
 * The host of an absolute target, checked as nginx does: only letters, digits, dots and hyphens, or an address in
 * brackets, so no user information. Undefined for anything else. Source: ngx_http_parse_request_line.
 */
export declare function parseAuthority(value: string): string | undefined;
//# sourceMappingURL=host.d.ts.map