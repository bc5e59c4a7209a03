/**
 * Whether a value of `Accept-Encoding` asks for gzip. As in nginx only the first gzip in it counts, which must be
 * spelt out (not `*`, not `x-gzip`), with a weight that is not zero, well-formed, and of three digits at the most.
 * Source: ngx_http_gzip_accept_encoding.
 */
export declare function acceptsGzip(value: string): boolean;
//# sourceMappingURL=accept-encoding.d.ts.map