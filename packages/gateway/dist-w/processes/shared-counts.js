import { connectionCounts, NO_COUNTS, sumOfCounts } from '../request/connection-counts.js';
/** How often a worker tells of its counts where they have changed, in milliseconds. */
const INTERVAL = 100;
/** Has a worker tell of its counts, as they change. */
export function shareCounts(tell) {
    let told = JSON.stringify(NO_COUNTS);
    const timer = setInterval(() => {
        const counts = connectionCounts.own();
        const text = JSON.stringify(counts);
        if (text === told)
            return;
        told = text;
        tell(counts);
    }, INTERVAL);
    timer.unref();
}
/** The counts of all workers, as the master knows them. */
export class CountsBoard {
    #counts = new Map();
    /** What those that have ended have counted. */
    #past = NO_COUNTS;
    #tell;
    #waits = false;
    /** `tell` is called soon after a change, once for each worker, with the counts of all others. */
    constructor(tell) {
        this.#tell = tell;
    }
    /** A worker has told of its counts, or has started. */
    set(worker, counts) {
        this.#counts.set(worker, counts);
        this.#tellSoon();
    }
    /** A worker has ended: what it has counted stays, and its connections are gone. */
    remove(worker) {
        const { accepted, handled, requests } = this.#counts.get(worker) ?? NO_COUNTS;
        this.#counts.delete(worker);
        this.#past = sumOfCounts([this.#past, { ...NO_COUNTS, accepted, handled, requests }]);
        this.#tellSoon();
    }
    /** Many workers that all tell of their counts are not each a reason to write to all. */
    #tellSoon() {
        if (this.#waits)
            return;
        this.#waits = true;
        setTimeout(() => {
            this.#waits = false;
            for (const worker of this.#counts.keys()) {
                const others = [...this.#counts].filter(([other]) => other !== worker).map(([, counts]) => counts);
                this.#tell(worker, sumOfCounts([this.#past, ...others]));
            }
        }, INTERVAL / 2).unref();
    }
}
//# sourceMappingURL=shared-counts.js.map