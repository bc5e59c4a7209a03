import { type CountTotals, connectionCounts, NO_COUNTS, sumOfCounts } from '../request/connection-counts.ts';

/** How often a worker tells of its counts where they have changed, in milliseconds. */
const INTERVAL = 100;

/** Has a worker tell of its counts, as they change. */
export function shareCounts(tell: (counts: CountTotals) => void): void {
  let told = JSON.stringify(NO_COUNTS);
  const timer = setInterval(() => {
    const counts = connectionCounts.own();
    const text = JSON.stringify(counts);
    if (text === told) return;
    told = text;
    tell(counts);
  }, INTERVAL);
  timer.unref();
}

/** The counts of all workers, as the master knows them. */
export class CountsBoard<Worker> {
  readonly #counts: Map<Worker, CountTotals> = new Map();
  /** What those that have ended have counted. */
  #past: CountTotals = NO_COUNTS;
  readonly #tell: (worker: Worker, elsewhere: CountTotals) => void;
  #waits = false;

  /** `tell` is called soon after a change, once for each worker, with the counts of all others. */
  constructor(tell: (worker: Worker, elsewhere: CountTotals) => void) {
    this.#tell = tell;
  }

  /** A worker has told of its counts, or has started. */
  set(worker: Worker, counts: CountTotals): void {
    this.#counts.set(worker, counts);
    this.#tellSoon();
  }

  /** A worker has ended: what it has counted stays, and its connections are gone. */
  remove(worker: Worker): void {
    const { accepted, handled, requests } = this.#counts.get(worker) ?? NO_COUNTS;
    this.#counts.delete(worker);
    this.#past = sumOfCounts([this.#past, { ...NO_COUNTS, accepted, handled, requests }]);
    this.#tellSoon();
  }

  /** Many workers that all tell of their counts are not each a reason to write to all. */
  #tellSoon(): void {
    if (this.#waits) return;
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
