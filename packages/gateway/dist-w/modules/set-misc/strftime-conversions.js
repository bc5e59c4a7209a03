const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const day = (t) => DAYS[t.weekDay] ?? '';
const month = (t) => MONTHS[t.month] ?? '';
const hour12 = (t) => t.hour % 12 || 12;
const half = (t) => (t.hour < 12 ? 'AM' : 'PM');
const isoWeekDay = (t) => t.weekDay || 7;
/** The year and week of ISO 8601: a week belongs to the year that its Thursday is in. */
function isoWeek(t) {
    const thursday = new Date(Date.UTC(t.year, t.month, t.day + 4 - isoWeekDay(t)));
    const year = thursday.getUTCFullYear();
    return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0)) / 604_800_000) + 1 };
}
const text = (make, modifiers = '', swapCase) => ({
    conversion: swapCase ? { text: make, swapCase } : { text: make },
    modifiers,
});
const number = (digits, make, modifiers = 'O') => ({
    conversion: { number: make, digits },
    modifiers,
});
const spaced = (make) => ({
    conversion: { number: make, digits: 2, pad: '_' },
    modifiers: 'O',
});
const format = (of, modifiers = '') => ({ conversion: { format: of }, modifiers });
const shortMonth = text((t) => month(t).slice(0, 3), 'O', 'upper');
/** The conversions of glibc's strftime in the C locale, but for `%z`, by their letter. */
export const CONVERSIONS = new Map(Object.entries({
    '%': text(() => '%', 'EO'),
    a: text((t) => day(t).slice(0, 3), '', 'upper'),
    A: text(day, '', 'upper'),
    b: shortMonth,
    B: text(month, 'O', 'upper'),
    c: format('%a %b %e %H:%M:%S %Y', 'E'),
    C: number(2, (t) => Math.floor(t.year / 100), 'EO'),
    d: number(2, (t) => t.day),
    D: format('%m/%d/%y'),
    e: spaced((t) => t.day),
    F: format('%Y-%m-%d'),
    g: number(2, (t) => isoWeek(t).year % 100),
    G: number(1, (t) => isoWeek(t).year),
    h: shortMonth,
    H: number(2, (t) => t.hour),
    I: number(2, hour12),
    j: number(3, (t) => t.yearDay + 1),
    k: spaced((t) => t.hour),
    l: spaced(hour12),
    m: number(2, (t) => t.month + 1),
    M: number(2, (t) => t.minute),
    n: text(() => '\n', 'EO'),
    p: text(half, 'EO', 'lower'),
    P: { conversion: { text: half, lower: true }, modifiers: 'EO' },
    r: format('%I:%M:%S %p', 'EO'),
    R: format('%H:%M', 'EO'),
    // glibc pads it as it pads a text
    s: text((t) => String(t.epoch), 'EO'),
    S: number(2, (t) => t.second),
    t: text(() => '\t', 'EO'),
    T: format('%H:%M:%S', 'EO'),
    u: number(1, isoWeekDay, 'EO'),
    U: number(2, (t) => Math.floor((t.yearDay - t.weekDay + 7) / 7)),
    V: number(2, (t) => isoWeek(t).week),
    w: number(1, (t) => t.weekDay),
    W: number(2, (t) => Math.floor((t.yearDay - isoWeekDay(t) + 8) / 7)),
    x: format('%m/%d/%y', 'E'),
    X: format('%H:%M:%S', 'E'),
    y: number(2, (t) => t.year % 100, 'EO'),
    Y: number(1, (t) => t.year, 'E'),
    Z: text((t) => t.zone, 'EO', 'lower'),
}));
//# sourceMappingURL=strftime-conversions.js.map