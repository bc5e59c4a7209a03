/** What an open connection is counted as; nginx: ngx_stat_reading, ngx_stat_writing and ngx_stat_waiting. */
export type Activity = 'reading' | 'writing' | 'waiting';

/** Connections of clients that are open. */
export interface OpenConnections {
  /** How many, those that are still shaking hands among them. */
  readonly open: number;
  /** Those that have shaken hands. */
  readonly connections: Iterable<{ readonly activity: Activity }>;
}

/** How many connections are open, and what they are doing. */
export interface ConnectionStates {
  readonly active: number;
  /** In the middle of a request's head. */
  readonly reading: number;
  /** Whose request is being answered. */
  readonly writing: number;
  /** Without a request. */
  readonly waiting: number;
}

/** What `stub_status` tells of a process, or of several together. */
export interface CountTotals extends ConnectionStates {
  readonly accepted: number;
  readonly handled: number;
  readonly requests: number;
}

/** Of nobody. */
export const NO_COUNTS: CountTotals = {
  accepted: 0,
  handled: 0,
  requests: 0,
  active: 0,
  reading: 0,
  writing: 0,
  waiting: 0,
};

/** The sums of counts. */
export function sumOfCounts(counts: Iterable<CountTotals>): CountTotals {
  const sum: Record<keyof CountTotals, number> = { ...NO_COUNTS };
  for (const one of counts) for (const key of Object.keys(sum) as (keyof CountTotals)[]) sum[key] += one[key];
  return sum;
}

/** Counts of a process and its clients' connections, whatever configuration they are served by. */
export class ConnectionCounts {
  /** Those of the other workers, as far as they are known here. */
  elsewhere: CountTotals = NO_COUNTS;
  /** Connections that came in. */
  accepted: number = 0;
  /** Connections that there was room for. */
  handled: number = 0;
  /** Requests of which at least something has come. */
  requests: number = 0;
  readonly #watched: Set<OpenConnections> = new Set();

  /** Takes connections into account until `forget`. */
  watch(connections: OpenConnections): void {
    this.#watched.add(connections);
  }

  /** Takes connections into account no longer. */
  forget(connections: OpenConnections): void {
    this.#watched.delete(connections);
  }

  /** How many connections are open. */
  get active(): number {
    let active = 0;
    for (const { open } of this.#watched) active += open;
    return active;
  }

  /** What the open connections are doing: looks at each of them, so that nothing has to be kept while they do it. */
  states(): ConnectionStates {
    const count = { active: this.active, reading: 0, writing: 0, waiting: 0 };
    for (const { connections } of this.#watched) {
      for (const { activity } of connections) count[activity]++;
    }
    return count;
  }

  /** Those of this process. */
  own(): CountTotals {
    return { accepted: this.accepted, handled: this.handled, requests: this.requests, ...this.states() };
  }

  /** Those of all workers. */
  totals(): CountTotals {
    return this.elsewhere === NO_COUNTS ? this.own() : sumOfCounts([this.own(), this.elsewhere]);
  }
}

/** The counts of this process: nginx's ngx_stat_… */
export const connectionCounts: ConnectionCounts = new ConnectionCounts();
