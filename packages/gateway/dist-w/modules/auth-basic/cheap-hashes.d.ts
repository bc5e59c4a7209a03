import type { CheapScheme } from './hash-scheme.ts';
/** Whether a password (latin1) is the one that a hash of that scheme was made of. Source: nginx's ngx_crypt. */
export declare function matchesCheap(scheme: CheapScheme, hash: string, password: string): boolean;
//# sourceMappingURL=cheap-hashes.d.ts.map