import type { CostlyScheme } from './hash-scheme.ts';
/** What the thread is asked: whether a password is the one that a hash was made of. */
export interface CryptQuestion {
    readonly id: number;
    readonly scheme: CostlyScheme;
    readonly hash: string;
    readonly password: string;
}
/** Its answer. */
export interface CryptAnswer {
    readonly id: number;
    readonly right: boolean;
}
//# sourceMappingURL=crypt-worker.d.ts.map