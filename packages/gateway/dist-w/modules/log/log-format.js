import { variables } from '../variables/index.js';
import { compileFormat, splitFormat } from './format.js';
const COMBINED_TEXT = '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';
/** nginx's predefined format `combined`. */
export const COMBINED = compileFormat(splitFormat(COMBINED_TEXT, unknown), 'default', (name) => {
    const get = variables.variables?.find((variable) => variable.name === name)?.get;
    return get ? { get } : unknown(name);
});
function unknown(name) {
    throw new Error(`the format "combined" has a fault: ${name}`);
}
/** Reads `log_format name [escape=…] string …`. Source: ngx_http_log_set_format. */
export function applyLogFormat(cf) {
    const formats = formatsOf(cf);
    const name = cf.arg(0);
    if (formats.has(name))
        cf.fail(`duplicate "log_format" name "${name}"`);
    const escaping = readEscaping(cf);
    const strings = cf.args.slice(escaping === undefined ? 1 : 2);
    const parts = strings.flatMap((text) => splitFormat(text, (message) => cf.fail(message)));
    formats.set(name, compileFormat(parts, escaping ?? 'default', (variable) => cf.variable(variable)));
}
/** A format that has been defined before, by its name in any case. */
export function findFormat(cf, name) {
    const lower = name.toLowerCase();
    for (const [known, format] of formatsOf(cf))
        if (known.toLowerCase() === lower)
            return format;
    return undefined;
}
/** The formats of the configuration; they are of the http level, and the levels in it see them there. */
function formatsOf(cf) {
    const known = cf.level.own['log_format'];
    if (known)
        return known;
    const formats = new Map([['combined', COMBINED]]);
    cf.level.own['log_format'] = formats;
    return formats;
}
function readEscaping(cf) {
    const word = cf.arg(1);
    if (!word.startsWith('escape='))
        return undefined;
    const escaping = word.slice('escape='.length);
    if (escaping === 'json' || escaping === 'none' || escaping === 'default')
        return escaping;
    return cf.fail(`unknown log format escaping "${escaping}"`);
}
//# sourceMappingURL=log-format.js.map