import { type Module } from '../config/module.ts';
import type { Request } from '../request/request.ts';
/** One `allow` or `deny`. */
interface Rule {
    readonly deny: boolean;
    readonly covers: (r: Request) => boolean;
}
/** Settings of the access module. */
export interface AccessSettings {
    /** The rules of `allow` and `deny`; the first that covers a client counts. */
    readonly access_rules: readonly Rule[];
}
/** nginx's ngx_http_access_module: clients are let in or not by their address. */
export declare const access: Module<AccessSettings>;
export {};
//# sourceMappingURL=access.d.ts.map