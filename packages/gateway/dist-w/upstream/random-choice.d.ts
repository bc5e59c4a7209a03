import { type Balancing } from './round-robin.ts';
/**
 * Requests go to a peer drawn by weight, or with `two` to that of two with fewer connections. `random` gives whole
 * numbers from 0 on. nginx: ngx_http_upstream_random_module.
 */
export declare function randomChoice(two: boolean, random: () => number): Balancing;
//# sourceMappingURL=random-choice.d.ts.map