import { checkPattern } from './check.js';
import { emitPattern } from './emit.js';
import { syntaxError, unsupportedError } from './error.js';
import { surveyExactness } from './exactness.js';
import { runProgram } from './machine.js';
import { messages } from './messages.js';
import { findNestedQuantifier, mayTakeLong } from './nested-quantifiers.js';
import { parsePattern } from './parse.js';
import { assemble } from './program.js';
/**
 * Compiles a PCRE pattern as nginx does with PCRE2 10.42: byte by byte, without UTF and UCP, in the C locale. The
 * pattern is a latin1 string. Throws RegexError: `ERR_REGEX_SYNTAX` with nginx's message for a mistake,
 * `ERR_REGEX_UNSUPPORTED` for conditional groups, recursion, callouts, verbs, (?J) and most Unicode properties.
 *
 * Most patterns run as a JavaScript RegExp. Where that would answer differently (see `exactness.ts`), or may take time
 * without bound, a slower machine finds the captures, or does all the matching; after PCRE2's limit of ten million
 * steps it throws RegexError (`ERR_REGEX_LIMIT`), which ends the request with 500.
 */
export function compileRegex(pattern, options = {}) {
    const wide = /[^\0-\xff]/.exec(pattern);
    if (wide !== null)
        throw unsupportedError(pattern, wide.index, 'a character that is not a byte');
    const parsed = parsePattern(pattern, options.caseless ?? false);
    const lookbehinds = checkPattern(parsed);
    const exactness = surveyExactness(parsed);
    const bounded = mayTakeLong(parsed);
    const program = exactness.captures && !bounded ? undefined : assemble(parsed, lookbehinds);
    const nested = findNestedQuantifier(parsed);
    return {
        source: pattern,
        captures: parsed.captures,
        names: parsed.names,
        warning: nested === undefined ? undefined : nestedWarning(pattern, nested),
        ...(program !== undefined && (bounded || !exactness.matching)
            ? machineMatcher(program)
            : regexpMatcher(parsed, program)),
    };
}
function nestedWarning(pattern, offset) {
    const place = `in "${pattern}" at "${pattern.slice(offset)}"`;
    return `nested quantifiers ${place} can take time exponential in the length of what they are matched against`;
}
function machineMatcher(program) {
    return {
        exec: (subject) => runProgram(program, subject),
        test: (subject) => runProgram(program, subject) !== null,
    };
}
/** A RegExp does the matching, and `program`, if given, the captures. */
function regexpMatcher(parsed, program) {
    const { source, groups, sameNumbers } = emitPattern(parsed);
    const regexp = compileRegexp(parsed.source, source);
    const test = (subject) => regexp.test(subject);
    if (program !== undefined)
        return { exec: (subject) => execWithProgram(regexp, program, subject), test };
    if (sameNumbers)
        return { exec: (subject) => regexp.exec(subject), test };
    return { exec: (subject) => renumber(regexp.exec(subject), groups), test };
}
/** V8 compiles at the first use, and only then says that a pattern is too large for it. */
function compileRegexp(pattern, source) {
    try {
        const regexp = new RegExp(source);
        regexp.test('');
        return regexp;
    }
    catch {
        throw syntaxError(pattern, pattern.length, messages.tooLarge);
    }
}
function execWithProgram(regexp, program, subject) {
    const match = regexp.exec(subject);
    return match === null ? null : runProgram(program, subject, match.index);
}
function renumber(match, groups) {
    if (match === null)
        return null;
    const captures = groups.map((numbers) => match[numbers.find((number) => match[number] !== undefined) ?? -1]);
    return [match[0], ...captures];
}
//# sourceMappingURL=compile.js.map