import { constants, statSync } from 'node:fs';
import { LEVEL } from '../../log/level.js';
import { fileName } from '../../request/file-name.js';
import { systemErrorCode, systemErrorText } from '../../system-error.js';
import { compileMatch } from './match.js';
/** File tests by their letter. Source: ngx_http_script_file_code. */
const FILE_TESTS = {
    f: (stats) => stats.isFile(),
    d: (stats) => stats.isDirectory(),
    e: () => true,
    // a directory that its owner may enter is executable as well
    x: (stats) => (stats.mode & constants.S_IXUSR) !== 0,
};
/**
 * Compiles the condition of an `if`: `($x)`, `($x = text)`, `!=`, `~`, `~*`, `!~`, `!~*`, `(-f path)` and its kin.
 * Source: ngx_http_rewrite_if_condition.
 */
export function compileCondition(cf, logs) {
    const words = withoutParentheses(cf);
    const [first = ')', operator, operand] = words;
    if (first.length > 1 && first.startsWith('$')) {
        const variable = cf.variable(first.slice(1));
        if (operator === undefined)
            return (r) => isTrue(variable.get(r));
        if (operand === undefined || words.length > 3)
            return invalid(cf, first);
        return comparison(cf, (r) => variable.get(r) ?? '', operator, operand, logs);
    }
    const test = /^(!?)-([fdex])$/.exec(first);
    if (test?.[2] === undefined || operator === undefined || words.length !== 2)
        return invalid(cf, first);
    return fileTest(cf, test[2], operator, test[1] === '!');
}
function invalid(cf, text) {
    return cf.fail(`invalid condition "${text}"`);
}
/** The words between `(` and `)`, which may be glued to the first and last of them or stand alone. */
function withoutParentheses(cf) {
    const words = [...cf.args];
    const first = words[0] ?? '';
    if (!first.startsWith('('))
        invalid(cf, first);
    if (first.length === 1)
        words.shift();
    else
        words[0] = first.slice(1);
    const last = words.at(-1) ?? '(';
    if (!last.endsWith(')'))
        invalid(cf, last);
    if (last.length === 1)
        words.pop();
    else
        words[words.length - 1] = last.slice(0, -1);
    return words;
}
/** nginx takes the empty text and `0` for false. */
function isTrue(value) {
    return value !== undefined && value !== '' && value !== '0';
}
function comparison(cf, left, operator, operand, logs) {
    switch (operator) {
        case '=': {
            const right = cf.stepValue(operand);
            return (r) => left(r) === right(r);
        }
        case '!=': {
            const right = cf.stepValue(operand);
            return (r) => left(r) !== right(r);
        }
        case '~':
        case '~*':
        case '!~':
        case '!~*':
            return regexTest(cf, left, operator, operand, logs);
        default:
            return cf.fail(`unexpected "${operator}" in condition`);
    }
}
function regexTest(cf, left, operator, source, logs) {
    const match = compileMatch(cf.pattern(source, operator.endsWith('*')), source, logs);
    const wanted = !operator.startsWith('!');
    return (r) => match(r, left(r)) === wanted;
}
function fileTest(cf, letter, operand, negated) {
    const path = cf.stepValue(operand);
    const test = FILE_TESTS[letter] ?? invalid(cf, `-${letter}`);
    return (r) => {
        const stats = statOf(r, path(r));
        return (stats !== undefined && test(stats)) !== negated;
    };
}
function statOf(r, path) {
    try {
        return statSync(fileName(path));
    }
    catch (error) {
        // what is no name of a file, with a zero byte in it, is none that exists
        const code = systemErrorCode(error) ?? 'ENOENT';
        if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ENAMETOOLONG') {
            r.log(LEVEL.crit, `stat() "${path}" failed ${systemErrorText(error)}`);
        }
        return undefined;
    }
}
//# sourceMappingURL=condition.js.map