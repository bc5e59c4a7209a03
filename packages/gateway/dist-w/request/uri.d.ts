/** A request target taken apart: the normalised path and the query string. */
export interface TargetUri {
    readonly uri: string;
    readonly args: string;
}
/**
 * Normalises the path of a request target as nginx does: percent escapes are decoded once, `.` and `..` segments are
 * resolved, adjacent slashes merged (`merge_slashes`), a fragment dropped. The query string stays as it is.
 * Returns undefined for a target nginx answers 400: a bad escape, an escaped zero byte, a way out of the root.
 * Source: ngx_http_parse_complex_uri.
 */
export declare function normalizeUri(target: string, mergeSlashes: boolean): TargetUri | undefined;
//# sourceMappingURL=uri.d.ts.map