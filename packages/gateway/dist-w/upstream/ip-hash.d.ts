import type { Request } from '../request/request.ts';
import { type Balancing } from './round-robin.ts';
/**
 * Requests of clients with the same address, in IPv4 of the same /24 network, go to the same peer. `addressOf` gives
 * the bytes of a client's address. nginx: ngx_http_upstream_ip_hash_module.
 */
export declare function ipHash(addressOf: (r: Request) => string): Balancing;
//# sourceMappingURL=ip-hash.d.ts.map