import { NAMES } from '../../http1/date.js';
/** Milliseconds as nginx writes times and durations: seconds, a point, three digits. Never negative. */
export function secondsText(ms) {
    const whole = Math.max(0, Math.floor(ms));
    return `${Math.floor(whole / 1000)}.${String(whole % 1000).padStart(3, '0')}`;
}
let cached = { second: Number.NaN, common: '', iso8601: '' };
/** Local time in the common log format: `28/Sep/1970:12:00:00 +0600`. */
export function commonLogTime(ms) {
    return localTime(ms).common;
}
/** Local time in ISO 8601: `1970-09-28T12:00:00+06:00`. */
export function iso8601Time(ms) {
    return localTime(ms).iso8601;
}
/** Both are made once a second, as in nginx. */
function localTime(ms) {
    const second = Math.floor(ms / 1000);
    if (second !== cached.second)
        cached = format(second);
    return cached;
}
function format(second) {
    const t = new Date(second * 1000);
    const east = -t.getTimezoneOffset();
    const zone = [east < 0 ? '-' : '+', two(Math.floor(Math.abs(east) / 60)), two(Math.abs(east) % 60)];
    const clock = `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
    const day = two(t.getDate());
    return {
        second,
        common: `${day}/${NAMES.months[t.getMonth()]}/${t.getFullYear()}:${clock} ${zone[0]}${zone[1]}${zone[2]}`,
        iso8601: `${t.getFullYear()}-${two(t.getMonth() + 1)}-${day}T${clock}${zone[0]}${zone[1]}:${zone[2]}`,
    };
}
function two(n) {
    return n < 10 ? `0${n}` : `${n}`;
}
//# sourceMappingURL=time.js.map