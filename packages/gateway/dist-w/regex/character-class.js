import { posixClasses } from './byte-classes.js';
import { complement, foldCase, union } from './byte-set.js';
import { accept, fail, peek } from './cursor.js';
import { readEscape } from './escape.js';
/** Reads a character class into the set of bytes that it matches; the cursor stands behind its `[`. */
export function readCharacterClass(cursor, options) {
    const opening = peek(cursor);
    if ((opening === ':' || opening === '.' || opening === '=') && posixEnd(cursor) !== undefined) {
        fail(cursor, opening === ':' ? 'posixOutsideClass' : 'collatingElement', cursor.at - 1);
    }
    const negated = readNegation(cursor, options);
    const draft = {
        members: new Uint8Array(256),
        sets: [],
        rangeStart: undefined,
        inRange: false,
        quoting: false,
    };
    readMembers(cursor, options, draft);
    if (draft.inRange)
        draft.members[0x2d] = 1;
    const set = union(options.caseless ? foldCase(draft.members) : draft.members, ...draft.sets);
    return negated ? complement(set) : set;
}
/** PCRE2 allows an empty `\E` or `\Q\E` on either side of the `^`; at the pattern's end it finds the backslash amiss. */
function readNegation(cursor, options) {
    let negated = false;
    for (;;) {
        if (accept(cursor, '\\E') || accept(cursor, '\\Q\\E')) {
            if (peek(cursor) === '')
                fail(cursor, 'backslashAtEnd');
            continue;
        }
        if (options.skipBlanks && (accept(cursor, ' ') || accept(cursor, '\t')))
            continue;
        if (negated || !accept(cursor, '^'))
            return negated;
        negated = true;
    }
}
/** The first member may be a `]`. */
function readMembers(cursor, options, draft) {
    for (let first = true;; first = false) {
        const char = peek(cursor);
        if (char === '')
            fail(cursor, 'classNotClosed');
        cursor.at++;
        if (char === ']' && !first && !draft.quoting)
            return;
        readMember(cursor, options, draft, char);
    }
}
function readMember(cursor, options, draft, char) {
    if (draft.quoting) {
        if (char === '\\' && accept(cursor, 'E'))
            draft.quoting = false;
        else
            addByte(cursor, draft, char.charCodeAt(0));
    }
    else if (options.skipBlanks && (char === ' ' || char === '\t'))
        return;
    else if (char === '[' && posixEnd(cursor) !== undefined)
        addPosix(cursor, options, draft);
    else if (char === '-' && draft.rangeStart !== undefined && !draft.inRange)
        draft.inRange = true;
    else if (char === '\\')
        addEscape(cursor, draft);
    else
        addByte(cursor, draft, char.charCodeAt(0));
}
function addByte(cursor, draft, code) {
    if (!draft.inRange || draft.rangeStart === undefined) {
        draft.members[code] = 1;
        draft.rangeStart = code;
        return;
    }
    if (code < draft.rangeStart)
        fail(cursor, 'rangeOutOfOrder', cursor.at - 1);
    draft.members.fill(1, draft.rangeStart, code + 1);
    draft.rangeStart = undefined;
    draft.inRange = false;
}
function addEscape(cursor, draft) {
    const meaning = readEscape(cursor, 0, true);
    if (meaning.type === 'code')
        addByte(cursor, draft, meaning.code);
    else if (meaning.type === 'set')
        addEscapedSet(cursor, draft, meaning.set, meaning.inClass);
    else
        addLetter(cursor, draft, meaning.type === 'letter' ? meaning.letter : '');
}
function addLetter(cursor, draft, letter) {
    if (letter === 'b')
        addByte(cursor, draft, 0x08);
    else if (letter === 'Q')
        draft.quoting = true;
    else if (letter !== 'E') {
        if (draft.inRange && !/[BRX]/.test(letter))
            fail(cursor, 'invalidRange');
        fail(cursor, 'escapeNotInClass', cursor.at - 1);
    }
}
function addEscapedSet(cursor, draft, set, inClass) {
    if (draft.inRange)
        fail(cursor, 'invalidRange');
    if (!inClass) {
        if (cursor.pattern[cursor.at - 1] === 'N')
            fail(cursor, 'notNewlineInClass');
        fail(cursor, 'escapeNotInClass', cursor.at - 1);
    }
    addSet(cursor, draft, set);
}
/** A set starts no range, so a hyphen behind it may only be the class's last character. */
function addSet(cursor, draft, set) {
    draft.sets.push(set);
    draft.rangeStart = undefined;
    const afterHyphen = peek(cursor, 1);
    if (peek(cursor) === '-' && afterHyphen !== '' && afterHyphen !== ']')
        fail(cursor, 'invalidRange');
}
function addPosix(cursor, options, draft) {
    const end = posixEnd(cursor) ?? cursor.at;
    if (draft.inRange)
        fail(cursor, 'invalidRange');
    if (!accept(cursor, ':'))
        fail(cursor, 'collatingElement', cursor.at - 1);
    const negated = accept(cursor, '^');
    const name = cursor.pattern.slice(cursor.at, end);
    const bothCases = options.caseless && (name === 'lower' || name === 'upper');
    const set = posixClasses.get(bothCases ? 'alpha' : name);
    if (set === undefined)
        fail(cursor, 'unknownPosixClass');
    cursor.at = end + 2;
    addSet(cursor, draft, negated ? complement(set) : set);
}
/** Where the `:]` of a `[:name:]` is, or undefined if what follows the `[` has not that form; likewise `[.x.]`, `[=x=]`. */
function posixEnd(cursor) {
    const { pattern } = cursor;
    const terminator = peek(cursor);
    if (terminator !== ':' && terminator !== '.' && terminator !== '=')
        return undefined;
    for (let at = cursor.at + 1; at + 1 < pattern.length; at++) {
        const char = pattern[at];
        const next = pattern[at + 1];
        if (char === '\\' && (next === ']' || next === '\\'))
            at++;
        else if (char === ']' || (char === '[' && next === terminator))
            return undefined;
        else if (char === terminator && next === ']')
            return at;
    }
    return undefined;
}
//# sourceMappingURL=character-class.js.map