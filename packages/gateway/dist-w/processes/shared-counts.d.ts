import { type CountTotals } from '../request/connection-counts.ts';
/** Has a worker tell of its counts, as they change. */
export declare function shareCounts(tell: (counts: CountTotals) => void): void;
/** The counts of all workers, as the master knows them. */
export declare class CountsBoard<Worker> {
    #private;
    /** `tell` is called soon after a change, once for each worker, with the counts of all others. */
    constructor(tell: (worker: Worker, elsewhere: CountTotals) => void);
    /** A worker has told of its counts, or has started. */
    set(worker: Worker, counts: CountTotals): void;
    /** A worker has ended: what it has counted stays, and its connections are gone. */
    remove(worker: Worker): void;
}
//# sourceMappingURL=shared-counts.d.ts.map