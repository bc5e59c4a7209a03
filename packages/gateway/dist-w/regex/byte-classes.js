import { byteRanges, complement, union } from './byte-set.js';
const lower = byteRanges([0x61, 0x7a]);
const upper = byteRanges([0x41, 0x5a]);
const digit = byteRanges([0x30, 0x39]);
const alpha = union(lower, upper);
const alnum = union(alpha, digit);
const word = union(alnum, byteRanges([0x5f, 0x5f]));
const space = byteRanges([0x09, 0x0d], [0x20, 0x20]);
const graph = byteRanges([0x21, 0x7e]);
const horizontal = byteRanges([0x09, 0x09], [0x20, 0x20], [0xa0, 0xa0]);
const vertical = byteRanges([0x0a, 0x0d], [0x85, 0x85]);
/** Every byte: `.` under (?s), and `\C`. */
export const anyByte = byteRanges([0, 255]);
/** Every byte but the newline: `.`, and `\N`. */
export const notNewline = complement(byteRanges([0x0a, 0x0a]));
/** What `\R` matches besides `\r\n`. */
export const verticalSpace = vertical;
/** The bytes of a word, for `\b`. */
export const wordBytes = word;
/** What each escape letter stands for (pcre2pattern, "Generic character types", in the C locale). */
export const escapeClasses = new Map([
    ['d', digit],
    ['D', complement(digit)],
    ['s', space],
    ['S', complement(space)],
    ['w', word],
    ['W', complement(word)],
    ['h', horizontal],
    ['H', complement(horizontal)],
    ['v', vertical],
    ['V', complement(vertical)],
]);
/** What each POSIX class name stands for (pcre2pattern, "POSIX character classes", in the C locale). */
export const posixClasses = new Map([
    ['alpha', alpha],
    ['lower', lower],
    ['upper', upper],
    ['alnum', alnum],
    ['ascii', byteRanges([0, 0x7f])],
    ['blank', byteRanges([0x09, 0x09], [0x20, 0x20])],
    ['cntrl', byteRanges([0, 0x1f], [0x7f, 0x7f])],
    ['digit', digit],
    ['graph', graph],
    ['print', union(graph, byteRanges([0x20, 0x20]))],
    ['punct', byteRanges([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e])],
    ['space', space],
    ['word', word],
    ['xdigit', union(digit, byteRanges([0x41, 0x46], [0x61, 0x66]))],
]);
/** The general categories of Unicode that `\p` takes, in lower case, as JavaScript spells them. */
const categories = 'C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs'.split(' ');
const properties = new Map([
    ...categories.map((name) => [name.toLowerCase(), `\\p{${name}}`]),
    ['l&', '\\p{Lu}\\p{Ll}\\p{Lt}'],
    ['any', '\\s\\S'],
    ['xan', '\\p{L}\\p{N}'],
    ['xwd', '\\p{L}\\p{N}_'],
    ['xsp', '\\p{Z}\\t-\\r\\x85'],
    ['xps', '\\p{Z}\\t-\\r\\x85'],
]);
/** The bytes that have a Unicode property when read as latin1, or undefined for a property that is not known here. */
export function propertyBytes(name) {
    const source = properties.get(name);
    if (source === undefined)
        return undefined;
    const pattern = new RegExp(`[${source}]`, 'u');
    return Uint8Array.from({ length: 256 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}
//# sourceMappingURL=byte-classes.js.map