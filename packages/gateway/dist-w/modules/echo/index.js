import { number, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { contentTypeOf } from '../../request/content-type.js';
import { respondUnsized } from '../../request/respond.js';
import { compileDuplicate, compileEcho, compileExec, compileLocation, compileReadRequestBody, } from './command.js';
const LEVELS = ['location', 'location if'];
/** A directive that adds a command to its location, which is answered by them. */
function command(compile) {
    return {
        apply: (cf) => {
            const before = cf.level.has('echo_commands') ? cf.level.own['echo_commands'] : [];
            cf.level.own['echo_commands'] = [...before, compile(cf)];
            cf.level.own['handler'] = runCommands;
        },
    };
}
function runCommands(r) {
    return run(r, echo.of(r).echo_commands, 0, []);
}
/** Runs the commands from one on; `out` is what those before it gave. */
function run(r, commands, from, out) {
    for (let i = from; i < commands.length; i++) {
        const output = commands[i]?.(r) ?? [];
        if (output instanceof Promise) {
            return output.then((late) => take(late, out) ?? run(r, commands, i + 1, out));
        }
        const result = take(output, out);
        if (result !== undefined)
            return result;
    }
    return answer(r, out);
}
function take(output, out) {
    if ('result' in output)
        return output.result;
    for (const part of output)
        out.push(part);
    return undefined;
}
function answer(r, out) {
    r.response.status = echo.of(r).echo_status;
    r.response.contentType = contentTypeOf(r);
    return respondUnsized(r, out.every((part) => typeof part === 'string') ? out.join('') : out);
}
/** The parts of nginx's echo module that people test configurations with. */
export const echo = defineModule({
    name: 'echo',
    defaults: { echo_commands: [], echo_status: 200 },
    local: ['echo_commands'],
    directives: {
        echo: {
            in: LEVELS,
            args: { atLeast: 0 },
            syntax: '[-n] [--] text …',
            doc: 'Answers with the texts, a space between them and a newline at the end unless `-n` is given.',
            ...command(compileEcho),
        },
        echo_duplicate: {
            in: LEVELS,
            args: { atLeast: 2 },
            syntax: 'count text',
            doc: 'Adds a text so many times.',
            ...command(compileDuplicate),
        },
        echo_location: {
            in: LEVELS,
            args: [1, 2],
            syntax: 'uri [args]',
            doc: 'Adds the response to another URI of this server.',
            ...command(compileLocation),
        },
        echo_exec: {
            in: LEVELS,
            args: [1, 2],
            syntax: 'uri [args] | @name',
            doc: 'Lets the request go on there.',
            ...command(compileExec),
        },
        echo_read_request_body: {
            in: LEVELS,
            args: [0],
            syntax: '',
            doc: 'Reads the request’s body, for `$request_body` in what comes after.',
            ...command(compileReadRequestBody),
        },
        echo_status: {
            in: LEVELS,
            args: [1],
            syntax: 'number',
            default: '200',
            doc: 'The status of what `echo` answers.',
            ...setting(number),
        },
    },
});
//# sourceMappingURL=index.js.map