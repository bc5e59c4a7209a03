import { gmTime, localTime } from './broken-down-time.js';
import { strftime } from './strftime.js';
import { readTimeZone } from './time-zone.js';
/** The C module's buffer holds 256 bytes, the last of them NUL. */
const MOST_BYTES = 255;
/** `set_local_today $variable`: the date where this process is, as `2026-11-22`. */
export function localToday(cf) {
    const now = localClock(cf);
    return () => strftime('%Y-%m-%d', now(), MOST_BYTES);
}
/** `set_formatted_gmt_time $variable format`: the time in UTC. */
export function formattedGmtTime(cf) {
    const { now } = cf.environment;
    return formatter(() => gmTime(now()));
}
/** `set_formatted_local_time $variable format`: the time where this process is. */
export function formattedLocalTime(cf) {
    return formatter(localClock(cf));
}
function localClock(cf) {
    const { now } = cf.environment;
    const zone = readTimeZone();
    return () => localTime(now(), zone);
}
/** A result that is empty or too long fails, for strftime gives 0 for both; an empty format gives an empty value. */
function formatter(now) {
    return (format) => (format === '' ? '' : strftime(format, now(), MOST_BYTES) || undefined);
}
//# sourceMappingURL=set-time.js.map