const UNITS = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
/**
 * Reads an nginx size (`512`, `8k`, `1m`) as bytes; undefined when it is not one. `g` is for offsets only
 * (`client_max_body_size`), as in ngx_parse_size and ngx_parse_offset.
 */
export function parseSize(text, kind = 'size') {
    const match = /^(\d+)([kmg]?)$/i.exec(text);
    const unit = match?.[2]?.toLowerCase();
    if (!match || unit === undefined || (unit === 'g' && kind === 'size'))
        return undefined;
    const bytes = Number(match[1]) * (UNITS[unit] ?? 1);
    return Number.isSafeInteger(bytes) ? bytes : undefined;
}
//# sourceMappingURL=size.js.map