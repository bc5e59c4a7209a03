import { LEVEL } from '../../log/level.js';
import { NEXT } from '../../request/outcome.js';
import { readBody } from '../../request/read-body.js';
import { internalRedirect, namedRedirect } from '../../request/redirect.js';
import { closeUnanswered } from '../../request/special-response.js';
import { subrequest } from '../../request/subrequest.js';
import { parseUnsafeUri } from '../../request/unsafe-uri.js';
/** Compiles `echo [-n] [--] text…`: the texts, a space between them and a newline after them unless `-n`. */
export function compileEcho(cf) {
    const { args, newline } = options(cf.args);
    const end = newline ? '\n' : '';
    const [first, ...rest] = args.map((arg) => cf.value(arg));
    if (!first)
        return () => [end];
    return (r) => [rest.reduce((text, value) => `${text} ${value(r)}`, first(r)) + end];
}
function options(args) {
    let newline = true;
    let index = 0;
    for (; index < args.length; index++) {
        const arg = args[index];
        if (arg === '--') {
            index++;
            break;
        }
        if (arg !== '-n')
            break;
        newline = false;
    }
    return { args: args.slice(index), newline };
}
const EMPTY = () => '';
/** Compiles `echo_read_request_body`: reads the body, so that `$request_body` has it for the commands after it. */
export function compileReadRequestBody() {
    const then = (result) => (result === NEXT ? [] : { result });
    return (r) => {
        const outcome = readBody(r);
        return typeof outcome === 'number' ? then(outcome) : outcome.then(then);
    };
}
/** The most bytes that one `echo_duplicate` may make: its text is in memory at once. */
const LARGEST_DUPLICATE = 1 << 28;
/** Compiles `echo_duplicate count text`; more arguments are checked and have no effect. */
export function compileDuplicate(cf) {
    const [count = EMPTY, text = EMPTY] = cf.args.map((arg) => cf.value(arg));
    return (r) => {
        const written = count(r);
        const times = written.replaceAll('_', '');
        const piece = text(r);
        if (!/^\d{1,15}$/.test(times)) {
            r.log(LEVEL.error, `invalid size specified: "${written}"`);
            return { result: 500 };
        }
        if (Number(times) * piece.length > LARGEST_DUPLICATE)
            return { result: 500 };
        return [piece.repeat(Number(times))];
    };
}
/** Compiles `echo_location uri [args]`: the response to another URI of this server, in this place. */
export function compileLocation(cf) {
    const target = compileTarget(cf);
    return (r) => {
        const where = target(r);
        if (!where || where.uri === '')
            return { result: closeUnanswered(r, 500) };
        // nginx would look for a file whose name begins with that of the root
        if (!where.uri.startsWith('/'))
            return { result: 500 };
        const response = subrequest(r, where.uri, where.args);
        if (response === undefined)
            return { result: 500 };
        return response instanceof Promise ? response.then(({ body }) => body) : response.body;
    };
}
/** Compiles `echo_exec uri [args]` and `echo_exec @name`: the request goes on there. */
export function compileExec(cf) {
    const target = compileTarget(cf);
    return (r) => {
        const where = target(r);
        if (!where)
            return { result: closeUnanswered(r, 500) };
        const { uri, args } = where;
        if (uri === '')
            return { result: 400 };
        if (!uri.startsWith('@'))
            return { result: internalRedirect(r, uri, args) };
        if (args !== '')
            r.log(LEVEL.warn, `querystring ${args} ignored when exec'ing named location ${uri}`);
        return { result: namedRedirect(r, uri) };
    };
}
function compileTarget(cf) {
    const target = cf.value(cf.arg(0));
    const args = cf.args[1] === undefined ? undefined : cf.value(cf.args[1]);
    return (r) => {
        const written = target(r);
        if (written === '')
            return { uri: '', args: '' };
        const parsed = parseUnsafeUri(written);
        return parsed && args ? { uri: parsed.uri, args: args(r) } : parsed;
    };
}
//# sourceMappingURL=command.js.map