/** One range of a Range field: `first-last`, `first-` or `-length`, up to the next comma. */
const RANGE = / *(?:(\d+) *- *(?:(\d+) *)?|-(\d+) *)(?=,|$)/y;
/** The largest number that nginx takes for an offset. */
const LARGEST = '9223372036854775807';
/**
 * Reads what follows `bytes=` in a Range field, for a body of `length` bytes: the ranges that lie in it; `whole` where
 * the field is to be ignored, because there are more than `most` or they add up to more than the body; `unsatisfiable`
 * where it is wrong or all of it lies beyond the end. Source: ngx_http_range_parse.
 */
export function parseRanges(text, length, most) {
    const ranges = [];
    let size = 0;
    RANGE.lastIndex = 0;
    for (;;) {
        const range = toRange(RANGE.exec(text), length);
        if (!range)
            return 'unsatisfiable';
        if (range.start < range.end) {
            ranges.push(range);
            size += range.end - range.start;
            if (ranges.length > most)
                return 'whole';
        }
        else if (range.start === 0) {
            return 'whole';
        }
        if (RANGE.lastIndex >= text.length)
            break;
        RANGE.lastIndex++;
    }
    if (ranges.length === 0)
        return 'unsatisfiable';
    return size > length ? 'whole' : ranges;
}
function toRange(match, length) {
    if (!match)
        return undefined;
    const [, first, last, suffix] = match;
    if (suffix !== undefined) {
        const count = toOffset(suffix);
        return count === undefined ? undefined : { start: Math.max(length - count, 0), end: length };
    }
    const start = toOffset(first ?? '');
    const end = last === undefined ? length - 1 : toOffset(last);
    if (start === undefined || end === undefined)
        return undefined;
    return { start, end: Math.min(end + 1, length) };
}
function toOffset(digits) {
    const plain = digits.replace(/^0+(?=\d)/, '');
    const tooLarge = plain.length > LARGEST.length || (plain.length === LARGEST.length && plain > LARGEST);
    return tooLarge ? undefined : Number(plain);
}
/** The parts of a body that a range is made of. */
export function sliceBody(body, { start, end }) {
    if (typeof body === 'string')
        return [body.slice(start, end)];
    const parts = [];
    let offset = 0;
    for (const part of body) {
        const from = Math.max(start - offset, 0);
        const to = Math.min(end - offset, part.length);
        if (from < to) {
            parts.push(typeof part === 'string' ? part.slice(from, to) : filePart(part, from, to));
        }
        offset += part.length;
    }
    return parts;
}
function filePart(part, from, to) {
    return { fd: part.fd, offset: part.offset + from, length: to - from };
}
//# sourceMappingURL=byte-range.js.map