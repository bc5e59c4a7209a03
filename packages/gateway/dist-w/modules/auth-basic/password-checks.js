import { createHmac } from 'node:crypto';
import { matchesCheap } from './cheap-hashes.js';
import { CryptThread } from './crypt-thread.js';
import { cheapScheme, checkable, costlyScheme } from './hash-scheme.js';
/** How many passwords that were right are kept in mind. */
const MOST_REMEMBERED = 4096;
/**
 * Checks passwords. What was right is remembered, so that a browser that sends its password with every request has it
 * hashed once. Kept is a keyed digest of user, hash and password: another hash in the file is another question.
 */
export class PasswordChecks {
    #key;
    #thread;
    /** In the order of their last use. */
    #remembered = new Set();
    #running = new Map();
    /** The key is of this process, secret and random, 32 bytes. */
    constructor(key, thread = new CryptThread()) {
        this.#key = key;
        this.#thread = thread;
    }
    /** Checks one; the same one again, while it is being checked, is not another check. */
    check(attempt) {
        const { hash, password, decoy } = attempt;
        const cheap = cheapScheme(hash);
        if (cheap !== undefined)
            return matchesCheap(cheap, hash, password) && !decoy ? 'right' : 'wrong';
        const scheme = costlyScheme(hash);
        if (scheme === undefined || !checkable(scheme, password))
            return 'unable';
        const digest = this.#digest(attempt);
        if (this.#remembered.has(digest))
            return this.#remember(digest);
        return this.#running.get(digest) ?? this.#start(digest, scheme, attempt);
    }
    /**
     * The hash that a user is to have who has none: always the same, which nobody can foretell, of those that others have,
     * so that how long a check takes does not tell who is there. Undefined where there are none.
     */
    standIn(user, hashes) {
        const digest = createHmac('sha256', this.#key).update(`stand-in:${user}`, 'latin1').digest();
        return hashes[digest.readUInt32LE() % hashes.length];
    }
    #start(digest, scheme, { hash, password, decoy, from }) {
        const answer = this.#thread.check(scheme, hash, password, from);
        if (!answer)
            return 'busy';
        const verdict = answer
            .then((right) => (right && !decoy ? this.#remember(digest) : 'wrong'))
            .finally(() => this.#running.delete(digest));
        this.#running.set(digest, verdict);
        return verdict;
    }
    #remember(digest) {
        this.#remembered.delete(digest);
        this.#remembered.add(digest);
        for (const oldest of this.#remembered) {
            if (this.#remembered.size <= MOST_REMEMBERED)
                break;
            this.#remembered.delete(oldest);
        }
        return 'right';
    }
    /** Neither a user nor a hash has a colon in it. */
    #digest({ user, hash, password, decoy }) {
        const text = `${decoy ? 'decoy' : 'user'}:${user}:${hash}:${password}`;
        return createHmac('sha256', this.#key).update(text, 'latin1').digest('base64');
    }
}
//# sourceMappingURL=password-checks.js.map