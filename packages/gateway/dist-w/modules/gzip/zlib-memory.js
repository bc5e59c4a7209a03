import { size } from '../../config/directives.js';
/** zlib's windowBits for each size of `gzip_window`. */
const WINDOWS = new Map(powers(9, 15));
/** zlib's memLevel for each size of `gzip_hash`. */
const HASHES = new Map(powers(9, 17).map(([bytes, bits]) => [bytes, bits - 8]));
function powers(from, to) {
    return Array.from({ length: to - from + 1 }, (_, i) => [2 ** (from + i), from + i]);
}
/** Reads `gzip_window`. Source: ngx_http_gzip_window. */
export function readWindow(cf) {
    return WINDOWS.get(size(cf)) ?? cf.refuse('must be 512, 1k, 2k, 4k, 8k, 16k, or 32k');
}
/** Reads `gzip_hash`. Source: ngx_http_gzip_hash. */
export function readHash(cf) {
    return HASHES.get(size(cf)) ?? cf.refuse('must be 512, 1k, 2k, 4k, 8k, 16k, 32k, 64k, or 128k');
}
/**
 * How zlib is to compress a body of that many bytes (-1 where that is not known yet): a short one needs less than the
 * quarter of a megabyte that it takes by default. Source: ngx_http_gzip_filter_memory.
 */
export function zlibOptions(settings, length) {
    let windowBits = settings.gzip_window;
    let memLevel = settings.gzip_hash;
    // the window that zlib can use is smaller by 262 bytes
    while (length > 0 && windowBits > 9 && length < 2 ** (windowBits - 1) - 262) {
        windowBits--;
        memLevel--;
    }
    return { level: settings.gzip_comp_level, windowBits, memLevel: Math.max(memLevel, 1) };
}
//# sourceMappingURL=zlib-memory.js.map