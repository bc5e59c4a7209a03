import { anyByte, escapeClasses, notNewline, propertyBytes } from './byte-classes.js';
import { complement } from './byte-set.js';
import { accept, fail, isDigit, peek, readCounts, readDigits, readGroupNumber, readName, } from './cursor.js';
import { unsupportedError } from './error.js';
const controls = new Map([
    ['a', 0x07],
    ['e', 0x1b],
    ['f', 0x0c],
    ['n', 0x0a],
    ['r', 0x0d],
    ['t', 0x09],
]);
/** PCRE2 reads \123 as a reference below this number and as octal above (INT_MAX / 10 - 1). */
const maxDecimalEscape = 214748363;
/**
 * Reads an escape; the cursor stands behind its backslash. `groups` is the number of groups opened so far. The letters
 * that stand for no byte and no set (`A`, `b`, `Q`, `R`, …) are given back for the caller to judge.
 */
export function readEscape(cursor, groups, inClass) {
    const char = peek(cursor);
    if (char === '')
        fail(cursor, 'backslashAtEnd');
    cursor.at++;
    const control = controls.get(char);
    const code = control ?? (/^[A-Za-z0-9]$/.test(char) ? undefined : char.charCodeAt(0));
    if (code !== undefined)
        return { type: 'code', code };
    const set = escapeClasses.get(char);
    if (set !== undefined)
        return { type: 'set', set, inClass: true };
    if (isDigit(char))
        return readDigitEscape(cursor, char, groups, inClass);
    return readLetterEscape(cursor, char, groups, inClass);
}
function readLetterEscape(cursor, letter, groups, inClass) {
    switch (letter) {
        case 'x':
            return { type: 'code', code: readHex(cursor) };
        case 'o':
            return { type: 'code', code: readBracedOctal(cursor) };
        case 'c':
            return { type: 'code', code: readControl(cursor) };
        case 'p':
        case 'P':
            return { type: 'set', set: readProperty(cursor, letter === 'P'), inClass: true };
        case 'N':
            refuseNamedCharacter(cursor);
            return { type: 'set', set: notNewline, inClass: false };
        case 'C':
            return { type: 'set', set: anyByte, inClass: false };
        case 'g':
            return inClass ? { type: 'code', code: 0x67 } : readGroupReference(cursor, groups);
        case 'k':
            return inClass ? { type: 'letter', letter } : readNameReference(cursor, 'badNameReference');
        case 'A':
        case 'B':
        case 'E':
        case 'G':
        case 'K':
        case 'Q':
        case 'R':
        case 'X':
        case 'Z':
        case 'b':
        case 'z':
            return { type: 'letter', letter };
        case 'F':
        case 'L':
        case 'U':
        case 'l':
        case 'u':
            return fail(cursor, 'perlOnlyEscape');
        default:
            return fail(cursor, 'unknownEscape', cursor.at - 1);
    }
}
/** \1 to \9 refer to groups; a larger number does if it starts with 8 or 9 or there are that many groups before it. */
function readDigitEscape(cursor, first, groups, inClass) {
    if (!inClass && first !== '0') {
        const start = --cursor.at;
        const number = readDigits(cursor, maxDecimalEscape) ?? 0;
        if (number <= maxDecimalEscape && (number < 10 || first >= '8' || number <= groups)) {
            if (number > 65535)
                fail(cursor, 'groupNumberTooBig');
            return { type: 'reference', target: number, offset: cursor.at - 1 };
        }
        cursor.at = start + 1;
    }
    if (first >= '8')
        return { type: 'code', code: first.charCodeAt(0) };
    let code = Number(first);
    for (let count = 1; count < 3 && isOctal(peek(cursor)); count++)
        code = code * 8 + Number(cursor.pattern[cursor.at++]);
    if (code > 0xff)
        fail(cursor, 'octalTooLarge');
    return { type: 'code', code };
}
function isOctal(char) {
    return char >= '0' && char <= '7';
}
function isHex(char) {
    return /^[0-9A-Fa-f]$/.test(char);
}
function readHex(cursor) {
    if (accept(cursor, '{'))
        return readBraced(cursor, 16, isHex, 'nonHex');
    const start = cursor.at;
    while (cursor.at < start + 2 && isHex(peek(cursor)))
        cursor.at++;
    return Number.parseInt(cursor.pattern.slice(start, cursor.at) || '0', 16);
}
function readBracedOctal(cursor) {
    if (!accept(cursor, '{'))
        fail(cursor, 'octalNotOpened', peek(cursor) === '' ? cursor.at - 1 : cursor.at);
    return readBraced(cursor, 8, isOctal, 'nonOctal');
}
function readBraced(cursor, radix, isRadixDigit, message) {
    if (peek(cursor) === '' || peek(cursor) === '}')
        fail(cursor, 'digitsMissing');
    const start = cursor.at;
    while (isRadixDigit(peek(cursor)))
        cursor.at++;
    const code = Number.parseInt(cursor.pattern.slice(start, cursor.at) || '0', radix);
    if (code > 0xff)
        fail(cursor, 'codeTooLarge');
    if (!accept(cursor, '}'))
        fail(cursor, message);
    return code;
}
function readControl(cursor) {
    const char = peek(cursor);
    if (char === '')
        fail(cursor, 'controlAtEnd');
    if (char < ' ' || char > '~')
        fail(cursor, 'controlNotPrintable');
    cursor.at++;
    const upper = char >= 'a' && char <= 'z' ? char.toUpperCase() : char;
    return upper.charCodeAt(0) ^ 0x40;
}
/** `\N{U+41}` and `\N{name}` are Perl's; `\N{2,3}` is `\N` with a quantifier. */
function refuseNamedCharacter(cursor) {
    if (peek(cursor) !== '{')
        return;
    if (cursor.pattern.startsWith('U+', cursor.at + 1))
        fail(cursor, 'unicodeEscape');
    const counts = readCounts({ pattern: cursor.pattern, at: cursor.at }, cursor.at);
    if (counts === undefined)
        fail(cursor, 'perlOnlyEscape');
}
function readProperty(cursor, negatedLetter) {
    const start = cursor.at - 2;
    if (peek(cursor) === '')
        fail(cursor, 'malformedProperty');
    let negated = negatedLetter;
    let name = cursor.pattern[cursor.at++] ?? '';
    if (name === '{') {
        if (accept(cursor, '^'))
            negated = !negated;
        const end = cursor.pattern.indexOf('}', cursor.at);
        if (end < 0)
            fail(cursor, 'malformedProperty', cursor.pattern.length);
        name = cursor.pattern.slice(cursor.at, end);
        cursor.at = end + 1;
    }
    else if (!/^[A-Za-z]$/.test(name))
        fail(cursor, 'malformedProperty');
    const set = propertyBytes(name.replace(/[-_\t-\r ]/g, '').toLowerCase());
    if (set === undefined)
        throw unsupportedError(cursor.pattern, start, `the Unicode property "${name}"`);
    return negated ? complement(set) : set;
}
function readGroupReference(cursor, groups) {
    const next = peek(cursor);
    if (next === '<' || next === "'")
        throw unsupportedError(cursor.pattern, cursor.at - 2, 'a subroutine call');
    // PCRE2 reports a mistake between braces at the opening one.
    const brace = accept(cursor, '{') ? cursor.at - 1 : undefined;
    const target = readGroupNumber(cursor, groups, brace);
    if (target === undefined) {
        if (brace === undefined)
            fail(cursor, 'badGroupReference');
        cursor.at = brace;
        return readNameReference(cursor, 'badGroupReference');
    }
    if (brace !== undefined && !accept(cursor, '}'))
        fail(cursor, 'badGroupReference', brace);
    if (target <= 0)
        fail(cursor, 'noSuchGroup');
    return { type: 'reference', target, offset: cursor.at - 1 };
}
function readNameReference(cursor, message) {
    const opening = peek(cursor);
    const terminator = opening === '{' ? '}' : opening === '<' ? '>' : opening === "'" ? "'" : undefined;
    if (terminator === undefined)
        return fail(cursor, message);
    cursor.at++;
    const { name, offset } = readName(cursor, terminator);
    return { type: 'reference', target: name, offset };
}
//# sourceMappingURL=escape.js.map