import type { CostlyScheme } from './hash-scheme.ts';
/**
 * Where passwords are checked whose check takes long: a thread of its own, so that connections do not wait for it.
 * One for all, so that a flood of logins takes no more than one processor. It starts with the first check.
 */
export declare class CryptThread {
    #private;
    /**
     * Whether a password, which came from an address, is the one that a hash was made of; undefined where too many checks
     * are waiting already.
     */
    check(scheme: CostlyScheme, hash: string, password: string, from: string): Promise<boolean> | undefined;
}
//# sourceMappingURL=crypt-thread.d.ts.map