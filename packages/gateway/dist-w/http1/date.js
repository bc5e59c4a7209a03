const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A time as HTTP has it (IMF-fixdate, RFC 9110 section 5.6.7), from Unix seconds. */
export function httpDate(seconds) {
    return new Date(seconds * 1000).toUTCString();
}
let cachedSecond = -1;
let cachedDate = '';
/** The `Date` field's value, made once a second. */
export function currentHttpDate(ms) {
    const second = Math.floor(ms / 1000);
    if (second !== cachedSecond) {
        cachedSecond = second;
        cachedDate = httpDate(second);
    }
    return cachedDate;
}
const IMF = /^[^, ]*, *(\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2})/;
const RFC850 = /^[^, ]*, *(\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})/;
const ASCTIME = /^[^, ]* +([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})/;
/**
 * Reads any of the three date formats of RFC 9110 section 5.6.7 as Unix seconds; undefined for anything else. As in
 * nginx the name of the day may be any, and what follows the time does not count. Source: ngx_parse_http_time.
 */
export function parseHttpDate(text) {
    const imf = IMF.exec(text);
    if (imf)
        return seconds(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6]);
    const rfc850 = RFC850.exec(text);
    if (rfc850) {
        const year = Number(rfc850[3]);
        return seconds(String(year < 70 ? 2000 + year : 1900 + year), rfc850[2], rfc850[1], rfc850[4], rfc850[5], rfc850[6]);
    }
    const asctime = ASCTIME.exec(text);
    return asctime ? seconds(asctime[6], asctime[1], asctime[2], asctime[3], asctime[4], asctime[5]) : undefined;
}
function seconds(year = '', month = '', day = '', hour = '', minute = '', second = '') {
    const index = MONTHS.indexOf(month);
    const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)];
    if (index < 0 || d < 1 || d > 31 || h > 23 || m > 59 || s > 59)
        return undefined;
    const ms = Date.UTC(Number(year), index, d, h, m, s);
    return Number.isNaN(ms) || new Date(ms).getUTCDate() !== d ? undefined : ms / 1000;
}
/** The weekday names and month names of HTTP dates, for other formats that use them. */
export const NAMES = {
    days: DAYS,
    months: MONTHS,
};
//# sourceMappingURL=date.js.map