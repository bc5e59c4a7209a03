import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
/** A word of `gzip_proxied`. */
export type ProxiedWord = (typeof WORDS)[number];
/** The words of `gzip_proxied`, and the clock that `expired` goes by (milliseconds since the Unix epoch). */
export interface Proxied {
    readonly words: ReadonlySet<ProxiedWord>;
    readonly now: () => number;
}
declare const WORDS: readonly ['off', 'expired', 'no-cache', 'no-store', 'private', 'no_last_modified', 'no_etag', 'auth', 'any'];
/** The arguments of `gzip_proxied`, for the reference page. */
export declare const PROXIED_SYNTAX: string;
/** What holds without `gzip_proxied`. */
export declare const NOT_PROXIED: Proxied;
/** Reads `gzip_proxied`, which a level may give piece by piece. Source: ngx_conf_set_bitmask_slot. */
export declare function applyProxied(cf: Conf): void;
/**
 * Whether the answer to a proxy, which is one that sends a Via field, may be compressed. Expiry counts before
 * `Cache-Control`, and that before what the response lacks. Source: ngx_http_gzip_ok.
 */
export declare function allowsProxied(r: Request, { words, now }: Proxied): boolean;
export {};
//# sourceMappingURL=proxied.d.ts.map