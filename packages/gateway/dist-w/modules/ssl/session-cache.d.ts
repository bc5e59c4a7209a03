import type { Read } from '../../config/directives.ts';
/** Where the sessions of a server are kept; undefined parts are not there. */
export interface SessionCache {
    /** In each worker: how many sessions. */
    readonly builtin: number | undefined;
    /** In all of them together: bytes. */
    readonly shared: {
        readonly name: string;
        readonly size: number;
    } | undefined;
}
/** No session is kept. */
export declare const NO_CACHE: SessionCache;
/** `ssl_session_cache`. Source: ngx_http_ssl_session_cache. */
export declare const sessionCache: Read<SessionCache>;
/** `ssl_ocsp_cache`. Source: ngx_http_ssl_ocsp_cache. */
export declare const ocspCache: Read<true>;
//# sourceMappingURL=session-cache.d.ts.map