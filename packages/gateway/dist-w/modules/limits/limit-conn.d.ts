import { type Module } from '../../config/module.ts';
import type { Zones } from '../../zones/zones.ts';
import { LOG_LEVELS, type Zone } from './zone-parameter.ts';
/** One `limit_conn`. */
interface Limit {
    readonly name: string;
    readonly zone: () => Zone | undefined;
    readonly most: number;
}
/** Settings of the limit_conn module. */
export interface LimitConnSettings {
    readonly limit_conn: readonly Limit[];
    readonly limit_conn_status: number;
    readonly limit_conn_log_level: (typeof LOG_LEVELS)[number];
    readonly limit_conn_dry_run: boolean;
    /** Derived: where the zones are. */
    limit_conn_zones: Zones | undefined;
}
/** nginx's ngx_http_limit_conn_module: keys may have so many requests under way, in all workers together. */
export declare const limitConn: Module<LimitConnSettings>;
export {};
//# sourceMappingURL=limit-conn.d.ts.map