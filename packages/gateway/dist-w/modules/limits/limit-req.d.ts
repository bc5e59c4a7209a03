import { type Module } from '../../config/module.ts';
import type { Zones } from '../../zones/zones.ts';
import { LOG_LEVELS, type Zone } from './zone-parameter.ts';
/** One `limit_req`. */
interface Limit {
    readonly name: string;
    readonly zone: () => Zone | undefined;
    /** Thousandths of a request. */
    readonly burst: number;
    readonly delay: number;
}
/** Settings of the limit_req module. */
export interface LimitReqSettings {
    readonly limit_req: readonly Limit[];
    readonly limit_req_status: number;
    readonly limit_req_log_level: (typeof LOG_LEVELS)[number];
    readonly limit_req_dry_run: boolean;
    /** Derived: where the zones are. */
    limit_req_zones: Zones | undefined;
}
/** nginx's ngx_http_limit_req_module: keys may make so many requests in a time, in all workers together. */
export declare const limitReq: Module<LimitReqSettings>;
export {};
//# sourceMappingURL=limit-req.d.ts.map