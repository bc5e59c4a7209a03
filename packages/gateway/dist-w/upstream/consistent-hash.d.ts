import type { Request } from '../request/request.ts';
import { type Balancing } from './round-robin.ts';
/**
 * Requests with the same key go to the same peer, most of them also when peers come and go; those without a key go
 * round. Throws a RangeError for weights that are too large. nginx: `hash … consistent`.
 */
export declare function consistentHash(keyOf: (r: Request) => string): Balancing;
//# sourceMappingURL=consistent-hash.d.ts.map