/** Milliseconds as nginx writes times and durations: seconds, a point, three digits. Never negative. */
export declare function secondsText(ms: number): string;
/** Local time in the common log format: `28/Sep/1970:12:00:00 +0600`. */
export declare function commonLogTime(ms: number): string;
/** Local time in ISO 8601: `1970-09-28T12:00:00+06:00`. */
export declare function iso8601Time(ms: number): string;
//# sourceMappingURL=time.d.ts.map