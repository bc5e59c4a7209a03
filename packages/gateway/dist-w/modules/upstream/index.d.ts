import { type Module } from '../../config/module.ts';
/** nginx's ngx_http_upstream_module and its balancing methods: groups of servers that requests are passed to. */
export declare const upstream: Module;
//# sourceMappingURL=index.d.ts.map