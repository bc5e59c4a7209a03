/** Milliseconds since the epoch as a time in UTC. C: gmtime. */
export function gmTime(ms) {
    return { ...takeApart(ms), offset: 0, zone: 'GMT', epoch: Math.floor(ms / 1000) - standardOffset(ms) };
}
/** Milliseconds since the epoch as a time in the zone of this process. C: localtime. */
export function localTime(ms, zone) {
    const offset = localOffset(ms);
    return { ...takeApart(ms + offset * 1000), offset, zone: zone.nameAt(offset), epoch: Math.floor(ms / 1000) };
}
function takeApart(ms) {
    const date = new Date(ms);
    const year = date.getUTCFullYear();
    return {
        year,
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
        weekDay: date.getUTCDay(),
        yearDay: Math.floor((ms - Date.UTC(year, 0)) / 86_400_000),
    };
}
function localOffset(ms) {
    return new Date(ms).getTimezoneOffset() * -60;
}
/** The offset without summer time in the year of that time. */
function standardOffset(ms) {
    const year = new Date(ms).getUTCFullYear();
    return Math.min(localOffset(Date.UTC(year, 0)), localOffset(Date.UTC(year, 6)));
}
//# sourceMappingURL=broken-down-time.js.map