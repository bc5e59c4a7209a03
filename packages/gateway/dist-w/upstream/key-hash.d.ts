import type { Request } from '../request/request.ts';
import { type Balancing } from './round-robin.ts';
/**
 * Requests with the same key go to the same peer, by the formula of Cache::Memcached; those without a key go round.
 * nginx: ngx_http_upstream_hash_module.
 */
export declare function keyHash(keyOf: (r: Request) => string): Balancing;
//# sourceMappingURL=key-hash.d.ts.map