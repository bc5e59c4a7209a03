/** What came of adding a key to a table: it is in, it is no host name or wildcard, it is there already. */
export type Added = 'ok' | 'invalid' | 'conflict';
/**
 * Values by host name and wildcard: `name`, `*.name`, `.name` (both of those) and `name.*`, all without regard to case.
 * An exact name comes before the longest wildcard of the beginning, and that before the longest of the end.
 * Source: ngx_hash_add_key, ngx_hash_find_combined.
 */
export declare class HostnameTable<T> {
    #private;
    /** Adds a key in which nothing has a special meaning. */
    addExact(key: string, value: T): Added;
    /** Adds a key that may be a wildcard. */
    add(written: string, value: T): Added;
    /** The value for a name in lower case. */
    find(name: string): T | undefined;
}
//# sourceMappingURL=hostname-table.d.ts.map