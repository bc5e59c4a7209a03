/** Largest time nginx takes, in seconds on a 64-bit machine; ours is bounded by exact integers in milliseconds. */
const LARGEST_MS = Number.MAX_SAFE_INTEGER;
/** Units in descending order, as nginx requires them, with their length in milliseconds; `M` is 30 days, `y` 365. */
const UNITS = [
    ['y', 31_536_000_000],
    ['M', 2_592_000_000],
    ['w', 604_800_000],
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
];
const MONTHS = UNITS.findIndex(([unit]) => unit === 'M');
/**
 * Reads an nginx time (`1d 2h 30m 10s 500ms`, blanks between terms allowed) as milliseconds; undefined when it is not
 * one. A bare number is seconds and may only come last. `ms` is refused where the directive counts in seconds, `y` and
 * `M` where it counts in milliseconds.
 * Source: ngx_parse_time.
 */
export function parseTime(text, resolution) {
    const term = /(\d+)(ms|[yMwdhms])?( *)/y;
    let total = 0;
    let lowest = resolution === 'milliseconds' ? MONTHS : -1;
    let end = 0;
    while (end < text.length) {
        const match = term.exec(text);
        if (!match)
            return undefined;
        end = term.lastIndex;
        const unit = match[2] ?? 's';
        const rank = UNITS.findIndex(([name]) => name === unit);
        const length = UNITS[rank]?.[1];
        if (length === undefined || rank <= lowest)
            return undefined;
        if (unit === 'ms' && resolution === 'seconds')
            return undefined;
        if (match[2] === undefined && end < text.length)
            return undefined;
        lowest = rank;
        total += Number(match[1]) * length;
        if (total > LARGEST_MS)
            return undefined;
    }
    return text.length === 0 ? undefined : total;
}
/** Reads an nginx time as whole seconds; undefined when it is not one. */
export function parseSeconds(text) {
    const ms = parseTime(text, 'seconds');
    return ms === undefined ? undefined : ms / 1000;
}
//# sourceMappingURL=time.js.map