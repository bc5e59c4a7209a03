import { Deadlines } from '../http1/deadlines.js';
const clocks = new WeakMap();
/** The one clock of a source of time. */
export function clockOf(now) {
    let clock = clocks.get(now);
    if (!clock) {
        clock = { now, deadlines: new Deadlines(now) };
        clocks.set(now, clock);
    }
    return clock;
}
//# sourceMappingURL=clock.js.map