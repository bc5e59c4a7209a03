import type { CoreSettings } from '../request/settings.ts';
/** Settings of a connection of HTTP/2; `modules/http2` gives each its directive. */
export interface Http2Settings {
    /** How much of a body a client may send before anybody asks for it: bytes. */
    readonly http2_body_preread_size: number;
    /** What a body is cut into: bytes. */
    readonly http2_chunk_size: number;
    readonly http2_max_concurrent_streams: number;
}
/** How large the head of a request may be, in bytes: a field, and all of them. Source: ngx_http_v2_state_headers. */
export interface HeadSizes {
    readonly field: number;
    readonly total: number;
}
/** The sizes that `large_client_header_buffers` stands for. */
export declare function headSizes({ large_client_header_buffers: { number, size } }: CoreSettings): HeadSizes;
//# sourceMappingURL=settings.d.ts.map