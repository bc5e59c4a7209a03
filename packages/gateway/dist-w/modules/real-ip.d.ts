import { type Module } from '../config/module.ts';
import { type Cidr } from './core/cidr.ts';
/** Settings of the realip module. */
export interface RealIpSettings {
    /** Who is believed. */
    readonly set_real_ip_from: readonly (Cidr | 'unix:')[];
    /** The field that says who a request is from, in lower case, or PROXY_PROTOCOL. */
    readonly real_ip_header: string;
    readonly real_ip_recursive: boolean;
}
/** nginx's ngx_http_realip_module: behind a proxy that is trusted, a client's address is what the proxy says it is. */
export declare const realIp: Module<RealIpSettings>;
//# sourceMappingURL=real-ip.d.ts.map