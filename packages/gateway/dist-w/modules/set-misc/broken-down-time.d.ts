import type { TimeZone } from './time-zone.ts';
/** A time taken apart: C's struct tm, with the full year, and `month` and `yearDay` counted from 0. */
export interface BrokenDownTime {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    /** 0 for Sunday. */
    readonly weekDay: number;
    readonly yearDay: number;
    /** Seconds east of UTC. */
    readonly offset: number;
    readonly zone: string;
    /** Seconds since the epoch as C's mktime gives them, which takes every time for a local one. */
    readonly epoch: number;
}
/** Milliseconds since the epoch as a time in UTC. C: gmtime. */
export declare function gmTime(ms: number): BrokenDownTime;
/** Milliseconds since the epoch as a time in the zone of this process. C: localtime. */
export declare function localTime(ms: number, zone: TimeZone): BrokenDownTime;
//# sourceMappingURL=broken-down-time.d.ts.map