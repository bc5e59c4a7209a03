import { syntaxError } from './error.js';
import { messages } from './messages.js';
/** PCRE2's highest group number. */
const maxGroup = 65535;
/** PCRE2's longest group name. */
const maxName = 32;
/** Throws PCRE2's error `message` at the cursor, or at `offset`. */
export function fail(cursor, message, offset = cursor.at) {
    throw syntaxError(cursor.pattern, offset, messages[message]);
}
/** The character at the cursor, '' at the pattern's end. */
export function peek(cursor, ahead = 0) {
    return cursor.pattern.charAt(cursor.at + ahead);
}
/** Moves past `text` if it comes next. */
export function accept(cursor, text) {
    if (!cursor.pattern.startsWith(text, cursor.at))
        return false;
    cursor.at += text.length;
    return true;
}
/** Tells whether `char` is a decimal digit; '' is none. */
export function isDigit(char) {
    return char >= '0' && char <= '9';
}
/**
 * Reads decimal digits; undefined, with the cursor unmoved, if there are none. Stops after the digit that makes the
 * number exceed `max`, as PCRE2 does; the caller sees it by the number.
 */
export function readDigits(cursor, max) {
    if (!isDigit(peek(cursor)))
        return undefined;
    let value = 0;
    while (isDigit(peek(cursor)) && value <= max)
        value = value * 10 + Number(cursor.pattern[cursor.at++]);
    return value;
}
/**
 * Reads a group number, which a sign makes relative to the `groups` opened so far; undefined, with the cursor unmoved,
 * if there is none. Errors are reported at `errorOffset`, by default where they are found.
 */
export function readGroupNumber(cursor, groups, errorOffset) {
    const start = cursor.at;
    const sign = peek(cursor) === '+' ? 1 : peek(cursor) === '-' ? -1 : 0;
    if (sign !== 0)
        cursor.at++;
    const max = sign > 0 ? maxGroup - groups : maxGroup;
    const value = readDigits(cursor, max);
    if (value === undefined) {
        cursor.at = start;
        return undefined;
    }
    if (value > max)
        fail(cursor, 'groupNumberTooBig', errorOffset);
    if (sign === 0)
        return value;
    if (value === 0)
        fail(cursor, 'relativeZero', errorOffset);
    if (sign < 0 && value > groups)
        fail(cursor, 'noSuchGroup', errorOffset);
    return sign > 0 ? groups + value : groups - value + 1;
}
/** Reads a group's name up to and including `terminator`; the cursor stands on the name's first character. */
export function readName(cursor, terminator) {
    const offset = cursor.at;
    if (peek(cursor) === '')
        fail(cursor, 'nameExpected');
    if (isDigit(peek(cursor)))
        fail(cursor, 'nameStartsWithDigit');
    while (/^\w$/.test(peek(cursor)))
        cursor.at++;
    const name = cursor.pattern.slice(offset, cursor.at);
    if (name.length > maxName)
        fail(cursor, 'nameTooLong');
    if (name === '')
        fail(cursor, 'nameExpected');
    if (!accept(cursor, terminator))
        fail(cursor, 'nameNotTerminated');
    return { name, offset };
}
/** Reads PCRE2's `{n}`, `{n,}` or `{n,m}` from its `{`; undefined, with the cursor unmoved, if it is not a quantifier. */
export function readCounts(cursor, errorOffset) {
    const start = cursor.at;
    const notCounts = () => {
        cursor.at = start;
    };
    cursor.at++;
    const min = readCount(cursor, errorOffset);
    if (min === undefined)
        return notCounts();
    if (accept(cursor, '}'))
        return { min, max: min };
    if (!accept(cursor, ','))
        return notCounts();
    if (accept(cursor, '}'))
        return { min, max: Number.POSITIVE_INFINITY };
    const max = readCount(cursor, errorOffset);
    if (max === undefined || peek(cursor) !== '}')
        return notCounts();
    if (max < min)
        fail(cursor, 'countsOutOfOrder', errorOffset);
    cursor.at++;
    return { min, max };
}
/** PCRE2's largest count in a quantifier. */
const maxCount = 65535;
function readCount(cursor, errorOffset) {
    const count = readDigits(cursor, maxCount);
    if (count !== undefined && count > maxCount)
        fail(cursor, 'countTooBig', errorOffset);
    return count;
}
//# sourceMappingURL=cursor.js.map