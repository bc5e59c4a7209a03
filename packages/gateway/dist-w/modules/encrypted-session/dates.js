/**
 * Reads a day, which begins at midnight UTC, or a time of it (RFC 3339), as Unix seconds; undefined for what is none.
 */
export function parseDate(text) {
    const [, day, time = 'T00:00:00Z'] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
    // JavaScript takes the 30th of February for the 2nd of March
    if (day === undefined || !new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day))
        return undefined;
    const ms = Date.parse(day + time);
    return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}
//# sourceMappingURL=dates.js.map