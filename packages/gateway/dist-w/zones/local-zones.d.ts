import type { ConnectionClaim, RequestClaim, RequestVerdict, SessionClaim, SessionKeep, TokenClaim, TokenVerdict, Zones } from './zones.ts';
/** The zones themselves: in the master, or in the only process. They outlive a reload where their sizes and keys stay the same. */
export declare class LocalZones implements Zones {
    #private;
    /** `now` is in milliseconds. */
    constructor(now: () => number);
    /** Source: ngx_http_limit_req_handler, ngx_http_limit_req_account. */
    claimRequest(claims: readonly RequestClaim[]): RequestVerdict;
    /** Source: ngx_http_limit_conn_handler. */
    enter(claims: readonly ConnectionClaim[]): number;
    leave(claims: readonly ConnectionClaim[]): void;
    keepSession({ id, session, lifetime, ...claim }: SessionKeep): void;
    findSession({ id, ...claim }: SessionClaim): string | undefined;
    claimToken({ zone, size, id, act, expiresAt }: TokenClaim): TokenVerdict;
}
/** What tells one zone from another. */
export declare function zoneId({ zone, size, keys }: Pick<ConnectionClaim, 'zone' | 'size' | 'keys'>): string;
//# sourceMappingURL=local-zones.d.ts.map