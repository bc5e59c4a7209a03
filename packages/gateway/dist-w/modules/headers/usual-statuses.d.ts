/** The statuses at which nginx adds fields to responses without `always`. Source: ngx_http_headers_filter. */
export declare const USUAL: ReadonlySet<number>;
//# sourceMappingURL=usual-statuses.d.ts.map