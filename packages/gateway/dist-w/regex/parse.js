import { anyByte, notNewline, verticalSpace } from './byte-classes.js';
import { byteRanges, foldCase, otherCase } from './byte-set.js';
import { readCharacterClass } from './character-class.js';
import { accept, fail, peek, readCounts } from './cursor.js';
import { readEscape } from './escape.js';
import { addReference, readGroupOpening } from './parse-group.js';
import { checkDepth, closeGroup, endBranch, finishParse, startParse, } from './parse-state.js';
/**
 * Parses a PCRE2 pattern as 10.42 does without UTF and UCP. Takes time in proportion to the pattern's length. Names in
 * references are left unresolved. Throws RegexError.
 */
export function parsePattern(pattern, caseless) {
    const state = startParse(pattern, caseless);
    while (state.at < pattern.length) {
        checkDepth(state);
        if (!skip(state))
            readItem(state);
    }
    return finishParse(state);
}
/** Handles what does not part an item from its quantifier: comments, blanks under (?x), and the ends of \Q…\E. */
function skip(state) {
    if (state.quoting)
        return skipQuoted(state);
    if (accept(state, '\\E'))
        return true;
    if (accept(state, '\\Q')) {
        state.quoting = true;
        return true;
    }
    if (state.options.extended && skipExtended(state))
        return true;
    if (!accept(state, '(?#'))
        return false;
    const end = state.pattern.indexOf(')', state.at);
    if (end < 0)
        fail(state, 'commentNotClosed', state.pattern.length);
    state.at = end + 1;
    return true;
}
function skipQuoted(state) {
    if (accept(state, '\\E'))
        state.quoting = false;
    else
        addByte(state, state.pattern.charCodeAt(state.at++));
    return true;
}
function skipExtended(state) {
    const char = peek(state);
    if (/[\t-\r \x85]/.test(char))
        state.at++;
    else if (char === '#') {
        const end = state.pattern.indexOf('\n', state.at);
        state.at = end < 0 ? state.pattern.length : end + 1;
    }
    else
        return false;
    return true;
}
function readItem(state) {
    const char = peek(state);
    switch (char) {
        case '*':
        case '+':
        case '?':
            state.at++;
            addRepeat(state, char === '+' ? 1 : 0, char === '?' ? 1 : Number.POSITIVE_INFINITY, state.at - 1);
            return;
        case '{':
            readBrace(state);
            return;
        default:
            state.repeatable = false;
            state.at++;
            readAtom(state, char);
            return;
    }
}
function readBrace(state) {
    const start = state.at;
    const counts = readCounts(state);
    if (counts !== undefined) {
        addRepeat(state, counts.min, counts.max, start);
        return;
    }
    state.at++;
    addByte(state, 0x7b);
}
function readAtom(state, char) {
    switch (char) {
        case '\\':
            readBackslash(state);
            return;
        case '^':
            addAssertion(state, state.options.multiline ? 'line-start' : 'subject-start');
            return;
        case '$':
            addAssertion(state, state.options.multiline ? 'line-end' : 'subject-end-or-last-newline');
            return;
        case '.':
            addItem(state, { type: 'bytes', set: state.options.dotAll ? anyByte : notNewline });
            return;
        case '[':
            readClass(state);
            return;
        case '(':
            readGroupOpening(state);
            return;
        case '|':
            endBranch(state);
            return;
        case ')':
            closeGroup(state);
            return;
        default:
            addByte(state, char.charCodeAt(0));
            return;
    }
}
/** PCRE2 takes `[[:<:]]` and `[[:>:]]` for the start and the end of a word. */
function readClass(state) {
    const wordStart = accept(state, '[:<:]]');
    if (wordStart || accept(state, '[:>:]]')) {
        addAssertion(state, 'word-boundary');
        const body = { type: 'bytes', set: wordSet };
        addItem(state, { type: 'look', behind: !wordStart, negative: false, body, offset: 0 });
        return;
    }
    const { caseless, extendedMore } = state.options;
    addItem(state, { type: 'bytes', set: readCharacterClass(state, { caseless, skipBlanks: extendedMore }) });
}
const wordSet = byteRanges([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
const escapeAssertions = new Map([
    ['A', 'subject-start'],
    // nginx always matches from the subject's start, where \G holds.
    ['G', 'subject-start'],
    ['Z', 'subject-end-or-last-newline'],
    ['z', 'subject-end'],
    ['b', 'word-boundary'],
    ['B', 'not-word-boundary'],
]);
function readBackslash(state) {
    const meaning = readEscape(state, state.groups, false);
    if (meaning.type === 'code')
        addByte(state, meaning.code);
    else if (meaning.type === 'set')
        addItem(state, { type: 'bytes', set: meaning.set });
    else if (meaning.type === 'reference')
        addReference(state, meaning.target, meaning.offset);
    else
        addLetter(state, meaning.letter);
}
function addLetter(state, letter) {
    const assertion = escapeAssertions.get(letter);
    if (assertion !== undefined)
        addAssertion(state, assertion);
    else if (letter === 'K')
        state.frame.items.push({ type: 'keep' });
    else
        addItem(state, pairOr(letter === 'R' ? verticalSpace : anyByte));
}
/** `\R` and `\X`: a whole `\r\n`, or else one byte of `set`; never the `\r` alone of a `\r\n`. */
function pairOr(set) {
    const pair = [
        { type: 'byte', code: 0x0d },
        { type: 'byte', code: 0x0a },
    ];
    const notPair = {
        type: 'look',
        behind: false,
        negative: true,
        body: { type: 'sequence', items: pair },
        offset: 0,
    };
    const branches = [
        { type: 'sequence', items: pair },
        { type: 'sequence', items: [notPair, { type: 'bytes', set }] },
    ];
    return { type: 'group', capture: 0, body: { type: 'alternation', branches } };
}
function addByte(state, code) {
    const folds = state.options.caseless && otherCase(code) !== code;
    addItem(state, folds ? { type: 'bytes', set: foldCase(byteRanges([code, code])) } : { type: 'byte', code });
}
function addItem(state, item) {
    state.frame.items.push(item);
    state.repeatable = true;
}
function addAssertion(state, kind) {
    state.frame.items.push({ type: 'assertion', kind });
}
/** Comments and blanks under (?x) may stand between a quantifier and the `?` or `+` that belongs to it. */
function addRepeat(state, min, max, offset) {
    const body = state.repeatable ? state.frame.items.pop() : undefined;
    if (body === undefined)
        fail(state, 'nothingToRepeat', state.at - 1);
    state.repeatable = false;
    while (state.at < state.pattern.length &&
        (!state.quoting || state.pattern.startsWith('\\E', state.at)) &&
        skip(state))
        ;
    const mode = readMode(state);
    // PCRE2 limits the repetition of an assertion to one more than it must.
    const limit = body.type === 'look' && max === Number.POSITIVE_INFINITY ? min + 1 : max;
    state.frame.items.push({ type: 'repeat', body, min, max: limit, mode, offset });
}
function readMode(state) {
    const { ungreedy } = state.options;
    if (!state.quoting && accept(state, '+'))
        return 'possessive';
    if (!state.quoting && accept(state, '?'))
        return ungreedy ? 'greedy' : 'lazy';
    return ungreedy ? 'lazy' : 'greedy';
}
//# sourceMappingURL=parse.js.map