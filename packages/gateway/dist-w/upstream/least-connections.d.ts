import { type Balancing } from './round-robin.ts';
/** Requests go to the peer with the fewest connections for its weight. nginx: ngx_http_upstream_least_conn_module. */
export declare const leastConnections: Balancing;
//# sourceMappingURL=least-connections.d.ts.map