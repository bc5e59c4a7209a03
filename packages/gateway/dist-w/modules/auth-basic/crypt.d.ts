import type { CostlyScheme } from './hash-scheme.ts';
/**
 * Whether a password (latin1, and `checkable`) is the one that a hash of that scheme was made of. Computes for
 * milliseconds to seconds, by the hash's cost.
 */
export declare function matches(scheme: CostlyScheme, hash: string, password: string): boolean;
//# sourceMappingURL=crypt.d.ts.map