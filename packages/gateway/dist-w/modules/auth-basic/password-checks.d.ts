import { CryptThread } from './crypt-thread.ts';
/** A password that somebody gives, and the hash that it should have. */
export interface Attempt {
    readonly user: string;
    /** As it came, latin1. */
    readonly password: string;
    readonly hash: string;
    /** Whether the hash is another user's, so that a user who is not there takes as long: the answer is wrong anyhow. */
    readonly decoy: boolean;
    /** The address that it came from. */
    readonly from: string;
}
/** `unable`: the libraries cannot tell. `busy`: too many checks are waiting. */
export type Verdict = 'right' | 'wrong' | 'unable' | 'busy';
/**
 * Checks passwords. What was right is remembered, so that a browser that sends its password with every request has it
 * hashed once. Kept is a keyed digest of user, hash and password: another hash in the file is another question.
 */
export declare class PasswordChecks {
    #private;
    /** The key is of this process, secret and random, 32 bytes. */
    constructor(key: Uint8Array, thread?: CryptThread);
    /** Checks one; the same one again, while it is being checked, is not another check. */
    check(attempt: Attempt): Verdict | Promise<Verdict>;
    /**
     * The hash that a user is to have who has none: always the same, which nobody can foretell, of those that others have,
     * so that how long a check takes does not tell who is there. Undefined where there are none.
     */
    standIn(user: string, hashes: readonly string[]): string | undefined;
}
//# sourceMappingURL=password-checks.d.ts.map