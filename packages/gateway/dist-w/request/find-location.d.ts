import type { Location, LocationTable, Pattern } from './location.ts';
import type { Request } from './request.ts';
/** What looking for a location ends with: the location, and whether the search must go no further. */
export interface Found {
    readonly location: Location;
    readonly final: boolean;
    /** Whether it is the one with a slash at its end, which the request lacks. */
    readonly slashless?: true;
}
/**
 * The location for the request's URI, by nginx's rules: an exact one; else the longest prefix is remembered, then the
 * regular expressions are tried in order (unless the prefix says `^~`), innermost level first; else the prefix.
 * Source: ngx_http_core_find_location.
 */
export declare function findLocation(r: Request, table: LocationTable): Found | undefined;
/** Whether a pattern matches; its groups become `$1`… and its named groups the variables of those names. */
export declare function matches(r: Request, pattern: Pattern, subject: string): boolean;
//# sourceMappingURL=find-location.d.ts.map