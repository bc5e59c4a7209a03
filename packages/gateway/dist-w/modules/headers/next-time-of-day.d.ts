/**
 * When it is that many seconds after midnight next, by local time: today or tomorrow, as Unix seconds like `now`.
 * Source: ngx_next_time.
 */
export declare function nextTimeOfDay(seconds: number, now: number): number;
//# sourceMappingURL=next-time-of-day.d.ts.map