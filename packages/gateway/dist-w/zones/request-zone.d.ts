/** The keys of one `limit_req_zone`; the one that was asked for the longest time ago gives way where there is no room. */
export declare class RequestZone {
    #private;
    /** `size` is in bytes. */
    constructor(size: number);
    /** How far a key would be ahead with one request more; nothing is counted yet. Source: ngx_http_limit_req_lookup. */
    excess(key: string, rate: number, now: number): number;
    /** Counts a request, after which its key is that far ahead. */
    count(key: string, excess: number, now: number): void;
    /** How many keys there are. */
    get length(): number;
}
//# sourceMappingURL=request-zone.d.ts.map