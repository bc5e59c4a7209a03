import { Deadlines } from '../http1/deadlines.ts';

/** The time, and what has to be over by when. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly deadlines: Deadlines;
}

const clocks: WeakMap<() => number, Clock> = new WeakMap();

/** The one clock of a source of time. */
export function clockOf(now: () => number): Clock {
  let clock = clocks.get(now);
  if (!clock) {
    clock = { now, deadlines: new Deadlines(now) };
    clocks.set(now, clock);
  }
  return clock;
}
