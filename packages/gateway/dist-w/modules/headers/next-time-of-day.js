/**
 * When it is that many seconds after midnight next, by local time: today or tomorrow, as Unix seconds like `now`.
 * Source: ngx_next_time.
 */
export function nextTimeOfDay(seconds, now) {
    const t = new Date(now * 1000);
    t.setHours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60, 0);
    if (t.getTime() <= now * 1000)
        t.setDate(t.getDate() + 1);
    return t.getTime() / 1000;
}
//# sourceMappingURL=next-time-of-day.js.map