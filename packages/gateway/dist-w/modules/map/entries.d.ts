import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
/** What the block of a `map` says. */
export interface MapEntries {
    /** The value for a source, before which nothing but `default` counts. */
    readonly find: (r: Request, source: string) => Value | undefined;
    readonly fallback: Value | undefined;
    /** Whether a dot at the end of the source is passed over. */
    readonly hostnames: boolean;
    /** Whether the value is computed each time it is asked for. */
    readonly volatile: boolean;
}
/** Reads the entries of a `map` block. Source: ngx_http_map. */
export declare function readEntries(cf: Conf): MapEntries;
//# sourceMappingURL=entries.d.ts.map