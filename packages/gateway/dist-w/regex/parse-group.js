import { accept, fail, isDigit, peek, readName } from './cursor.js';
import { unsupportedError } from './error.js';
import { openGroup } from './parse-state.js';
const plain = (body) => ({ type: 'group', capture: 0, body });
const atomic = (body) => ({ type: 'atomic', body });
/** PCRE2's most groups. */
const maxGroups = 65535;
/** Reads what stands behind a `(`, and opens the group or changes the options. */
export function readGroupOpening(state) {
    const open = state.at - 1;
    const char = peek(state);
    if (char === '')
        fail(state, 'groupNotClosed');
    if (char === '*') {
        readVerb(state, open);
        return;
    }
    if (char !== '?') {
        if (state.options.noAutoCapture)
            openGroup(state, plain);
        else
            openCapture(state);
        return;
    }
    state.at++;
    readSpecialGroup(state, open);
}
function readSpecialGroup(state, open) {
    switch (peek(state)) {
        case '':
            fail(state, 'groupNotClosed');
            return;
        case '>':
            state.at++;
            openGroup(state, atomic);
            return;
        case '=':
        case '!':
            openLook(state, open, false);
            return;
        case '<':
            if (/[=!]/.test(peek(state, 1))) {
                state.at++;
                openLook(state, open, true);
                return;
            }
            if (peek(state, 1) === '*')
                throw unsupportedError(state.pattern, open, 'a non-atomic look-behind');
            openNamed(state, '>');
            return;
        case "'":
            openNamed(state, "'");
            return;
        case 'P':
            readPythonGroup(state, open);
            return;
        case '|':
            state.at++;
            openGroup(state, plain, state.groups);
            return;
        default:
            refuseSpecialGroup(state, open);
            readOptions(state, open);
            return;
    }
}
/** The groups that PCRE2 has and a JavaScript regular expression has no counterpart of. */
function refuseSpecialGroup(state, open) {
    const char = peek(state);
    const refuse = (what) => {
        throw unsupportedError(state.pattern, open, what);
    };
    if (char === '(')
        refuse('a conditional group');
    if (char === 'C')
        refuse('a callout');
    if (char === '*')
        refuse('a non-atomic look-ahead');
    if (char === '+' && !isDigit(peek(state, 1)))
        fail(state, 'digitExpected');
    if (isDigit(char) || /^[R&+]$/.test(char) || (char === '-' && isDigit(peek(state, 1))))
        refuse('recursion');
}
function openCapture(state) {
    state.groups++;
    if (state.groups > maxGroups)
        throw unsupportedError(state.pattern, state.at, 'too many capturing groups');
    const capture = state.groups;
    openGroup(state, (body) => ({ type: 'group', capture, body }));
}
function openLook(state, offset, behind) {
    const negative = peek(state) === '!';
    state.at++;
    openGroup(state, (body) => ({ type: 'look', behind, negative, body, offset }));
}
/** The cursor stands on the character before the name. */
function openNamed(state, terminator) {
    state.at++;
    const { name } = readName(state, terminator);
    const group = state.groups + 1;
    if (isNewName(state, name, group))
        state.names.push({ name, group });
    openCapture(state);
}
/** In (?|…) a name may come again with the same number. */
function isNewName(state, name, group) {
    for (const known of state.names) {
        if (known.name === name && known.group === group)
            return false;
        if (known.name === name)
            fail(state, 'duplicateName');
        if (known.group === group)
            fail(state, 'differentNames');
    }
    return true;
}
function readPythonGroup(state, open) {
    state.at++;
    switch (peek(state)) {
        case '':
            fail(state, 'groupNotClosed');
            return;
        case '<':
            openNamed(state, '>');
            return;
        case '>':
            throw unsupportedError(state.pattern, open, 'recursion');
        case '=': {
            state.at++;
            const { name, offset } = readName(state, ')');
            addReference(state, name, offset);
            return;
        }
        default:
            fail(state, 'unknownPythonGroup');
            return;
    }
}
/** Adds a back reference to the open group; PCRE2 remembers only the first `offset` for a group below 10. */
export function addReference(state, target, offset) {
    const { caseless } = state.options;
    let reported = offset;
    if (typeof target === 'number' && target < 10) {
        reported = state.firstReferences.get(target) ?? offset;
        state.firstReferences.set(target, reported);
    }
    state.frame.items.push({ type: 'reference', target, caseless, offset: reported, group: 0 });
    state.repeatable = true;
}
const optionLetters = new Map([
    ['i', 'caseless'],
    ['m', 'multiline'],
    ['s', 'dotAll'],
    ['x', 'extended'],
    ['n', 'noAutoCapture'],
    ['U', 'ungreedy'],
]);
/** Reads `i-s)` or `i-s:`; the former lasts to the end of the group around it, the latter opens a group. */
function readOptions(state, open) {
    const before = state.options;
    let options = { ...before };
    let value = true;
    let hyphenAllowed = true;
    if (accept(state, '^')) {
        options = { ...options, caseless: false, multiline: false, dotAll: false, extended: false, extendedMore: false };
        options.noAutoCapture = false;
        hyphenAllowed = false;
    }
    const unset = new Set();
    while (!/^[:)]?$/.test(peek(state))) {
        const letter = peek(state);
        if (letter === '-') {
            if (!hyphenAllowed)
                fail(state, 'badHyphen');
            hyphenAllowed = false;
            value = false;
        }
        else if (letter === 'J')
            throw unsupportedError(state.pattern, open, 'duplicate group names');
        else
            setOption(state, options, unset, letter, value);
        state.at++;
    }
    for (const name of unset)
        options[name] = false;
    if (!options.extended)
        options.extendedMore = false;
    if (peek(state) === '')
        fail(state, 'groupNotClosed');
    if (peek(state) === ':')
        openGroup(state, plain);
    state.at++;
    state.options = options;
}
/** `x` turns `xx` off, and what is both set and unset is unset. */
function setOption(state, options, unset, letter, value) {
    const name = optionLetters.get(letter);
    if (name === undefined)
        fail(state, 'unknownGroup');
    if (value)
        options[name] = true;
    else
        unset.add(name);
    if (name !== 'extended')
        return;
    const twice = peek(state, 1) === 'x';
    if (twice)
        state.at++;
    if (value)
        options.extendedMore = twice;
    else
        unset.add('extendedMore');
}
const verbs = /^(?:ACCEPT|COMMIT|F|FAIL|MARK|PRUNE|SKIP|THEN|)$/;
const assertions = /^(?:n?pl[ab]|nl[ab]|napl[ab]|(?:non_atomic_)?positive_look(?:ahead|behind)|negative_look(?:ahead|behind)|atomic|a?sr|(?:atomic_)?script_run)$/;
/** `(*VERB)` and `(*assertion:…)`, known or not; `(*)` is a quantifier with nothing before it. */
function readVerb(state, open) {
    const next = peek(state, 1);
    if (next === '' || next === ')')
        return;
    const leading = /^\(\*(?:UTF|UCP|CR|LF|CRLF|ANY|ANYCRLF|NUL|BSR_\w+|NO_\w+|NOTEMPTY\w*|LIMIT_\w+=\d+)\)/;
    state.at++;
    if (open === 0 && leading.test(state.pattern))
        throw unsupportedError(state.pattern, open, 'a start-of-pattern option');
    const start = state.at;
    while (/^\w$/.test(peek(state)))
        state.at++;
    const name = state.pattern.slice(start, state.at);
    if (/^[a-z]$/.test(next)) {
        if (peek(state) !== ':' || !assertions.test(name))
            fail(state, 'unknownAssertion');
        throw unsupportedError(state.pattern, open, 'an assertion by name');
    }
    if (!/^[:)]$/.test(peek(state)) || !verbs.test(name))
        fail(state, 'unknownVerb');
    throw unsupportedError(state.pattern, open, 'a backtracking verb');
}
//# sourceMappingURL=parse-group.js.map