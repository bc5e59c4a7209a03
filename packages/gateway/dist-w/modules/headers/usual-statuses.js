/** The statuses at which nginx adds fields to responses without `always`. Source: ngx_http_headers_filter. */
export const USUAL = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308]);
//# sourceMappingURL=usual-statuses.js.map