import { parseSize } from '../../config/size.js';
import { parseTime } from '../../config/time.js';
import { hasVariables } from '../../config/value.js';
import { COMBINED, findFormat } from './log-format.js';
import { appendToNamedFile } from './named-file.js';
/** `access_log off`: no logs, whatever else the level says. */
const OFF = Object.freeze([]);
/** The log that there is where no directive names one, in nginx's default format. */
export function defaultLogs(file) {
    return [{ condition: undefined, format: COMBINED, append: (_r, line) => file.append(line) }];
}
/** Reads `access_log` and adds it to the level's list. Source: ngx_http_log_set_log. */
export function applyAccessLog(cf) {
    const own = cf.level.has('access_log') ? cf.level.own['access_log'] : [];
    if (cf.arg(0) === 'off') {
        if (cf.args.length > 1)
            cf.fail(`invalid parameter "${cf.arg(1)}"`);
        cf.level.own['access_log'] = OFF;
        return;
    }
    const log = readAccessLog(cf);
    cf.level.own['access_log'] = own === OFF ? OFF : [...own, log];
}
function readAccessLog(cf) {
    const path = cf.arg(0);
    const syslog = path.startsWith('syslog:');
    const file = syslog ? cf.syslog(path) : hasVariables(path) ? undefined : openedLog(cf, path);
    const append = file ? (_r, line) => file.append(line) : appendToNamedFile(cf, path);
    const name = cf.args[1] ?? 'combined';
    const format = findFormat(cf, name) ?? cf.fail(`unknown log format "${name}"`);
    const parameters = readParameters(cf);
    if (syslog && parameters.size > 0)
        cf.fail('logs to syslog cannot be buffered');
    setBuffering(cf, file, parameters);
    return { condition: parameters.condition, format, append };
}
function openedLog(cf, path) {
    // as in nginx, no name at all is standard error, and `stderr` a file
    return cf.logFile(path === '' ? 'stderr' : cf.path(path));
}
/** What compressed logs are buffered by unless they say otherwise. */
const GZIP_BUFFER = 65_536;
function readParameters(cf) {
    const parameters = { size: 0, flushAfter: 0, gzip: 0, condition: undefined };
    for (const word of cf.args.slice(2))
        readParameter(cf, word, parameters);
    if (parameters.flushAfter > 0 && parameters.size === 0) {
        cf.fail(`no buffer is defined for access_log "${cf.arg(0)}"`);
    }
    return parameters;
}
function readParameter(cf, word, parameters) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (name === 'buffer') {
        parameters.size = parseSize(value) || cf.fail(`invalid buffer size "${value}"`);
    }
    else if (name === 'flush') {
        parameters.flushAfter = parseTime(value, 'milliseconds') || cf.fail(`invalid flush time "${value}"`);
    }
    else if (name === 'gzip' || word === 'gzip') {
        parameters.size ||= GZIP_BUFFER;
        if (word === 'gzip')
            parameters.gzip = 1;
        else
            parameters.gzip = /^0*[1-9]$/.test(value) ? Number(value) : cf.fail(`invalid compression level "${value}"`);
    }
    else if (name === 'if') {
        parameters.condition = cf.value(value);
    }
    else {
        cf.fail(`invalid parameter "${word}"`);
    }
}
/** All logs to a file share its buffer, also those that do not ask for one. */
function setBuffering(cf, file, parameters) {
    const { size, flushAfter, gzip } = parameters;
    if (size === 0)
        return;
    if (!file)
        return cf.fail('buffered logs cannot have variables in name');
    const known = file.buffering;
    if (known && (known.size !== size || known.flushAfter !== flushAfter || known.gzip !== gzip)) {
        cf.fail(`access_log "${cf.arg(0)}" already defined with conflicting parameters`);
    }
    file.buffering = { size, flushAfter, gzip };
}
//# sourceMappingURL=access-log.js.map