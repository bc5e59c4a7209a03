import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
/** How many checks may wait for one another: at bcrypt's usual cost the last of them waits for some seconds. */
const MOST_WAITING = 64;
/** How many of them one address may have: nobody keeps all others out alone. */
const MOST_OF_ONE = 16;
/**
 * Where passwords are checked whose check takes long: a thread of its own, so that connections do not wait for it.
 * One for all, so that a flood of logins takes no more than one processor. It starts with the first check.
 */
export class CryptThread {
    #asked = new Map();
    #worker;
    #last = 0;
    /**
     * Whether a password, which came from an address, is the one that a hash was made of; undefined where too many checks
     * are waiting already.
     */
    check(scheme, hash, password, from) {
        if (this.#asked.size >= MOST_WAITING || this.#askedBy(from) >= MOST_OF_ONE)
            return undefined;
        this.#worker ??= this.#start();
        const worker = this.#worker;
        const id = ++this.#last;
        return new Promise((resolve, reject) => {
            this.#asked.set(id, { from, resolve, reject });
            worker.postMessage({ id, scheme, hash, password });
        });
    }
    #askedBy(from) {
        let count = 0;
        for (const asked of this.#asked.values())
            if (asked.from === from)
                count++;
        return count;
    }
    #start() {
        // by a name that stands for the compiled file: Node itself loads it, which may not take TypeScript
        const file = createRequire(import.meta.url).resolve('#crypt-worker');
        const worker = new Worker(file, { execArgv: [], env: {} });
        worker.on('message', ({ id, right }) => {
            this.#asked.get(id)?.resolve(right);
            this.#asked.delete(id);
        });
        worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
        // the program may end while passwords are being checked
        worker.unref();
        return worker;
    }
    /** The next check starts a new thread. */
    #fail(error) {
        this.#worker = undefined;
        const asked = [...this.#asked.values()];
        this.#asked.clear();
        for (const { reject } of asked)
            reject(error);
    }
}
//# sourceMappingURL=crypt-thread.js.map