/**
 * Reads an nginx size (`512`, `8k`, `1m`) as bytes; undefined when it is not one. `g` is for offsets only
 * (`client_max_body_size`), as in ngx_parse_size and ngx_parse_offset.
 */
export declare function parseSize(text: string, kind?: 'size' | 'offset'): number | undefined;
//# sourceMappingURL=size.d.ts.map