import { Deadlines } from '../http1/deadlines.ts';
/** The time, and what has to be over by when. */
export interface Clock {
    /** Milliseconds since the Unix epoch. */
    readonly now: () => number;
    readonly deadlines: Deadlines;
}
/** The one clock of a source of time. */
export declare function clockOf(now: () => number): Clock;
//# sourceMappingURL=clock.d.ts.map