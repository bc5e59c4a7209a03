import type { TargetUri } from './uri.ts';
/**
 * Takes apart a URI that a configuration gives for a request to go on with, perhaps with parts of the client's in it:
 * escapes of its path are undone. Returns undefined for one that is not safe: empty, with a `..` segment or a zero byte.
 * Source: ngx_http_parse_unsafe_uri.
 */
export declare function parseUnsafeUri(written: string): TargetUri | undefined;
//# sourceMappingURL=unsafe-uri.d.ts.map