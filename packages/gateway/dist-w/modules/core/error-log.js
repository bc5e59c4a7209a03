import { ErrorLog } from '../../log/error-log.js';
import { LEVEL } from '../../log/level.js';
/** Reads `error_log file [level]`; several at one level write to several files. Source: ngx_log_set_log. */
export function applyErrorLog(cf) {
    // as in nginx, no name at all is standard error, too
    const path = cf.arg(0) || 'stderr';
    if (path.startsWith('memory:'))
        cf.fail(`error_log "${path}" is not supported, only files, stderr and syslog are`);
    const file = path.startsWith('syslog:') ? cf.syslog(path) : cf.logFile(path);
    const target = { file, level: readLevel(cf) };
    const targets = cf.level.has('error_log_targets') ? cf.level.own['error_log_targets'] : [];
    cf.level.own['error_log_targets'] = [...targets, target];
    cf.level.own['error_log'] = new ErrorLog([...targets, target], cf.environment.now);
}
/** Source: ngx_log_set_levels. */
function readLevel(cf) {
    let level;
    let parts = false;
    for (const word of cf.args.slice(1)) {
        // parts of the debug messages add up, but do not go with levels
        const isPart = /^debug_(?:core|alloc|mutex|event|http|mail|stream)$/.test(word) && (level === undefined || parts);
        const found = isPart ? LEVEL.debug : LEVEL[word];
        if (found === undefined)
            cf.fail(`invalid log level "${word}"`);
        if (level !== undefined && !isPart)
            cf.fail(`duplicate log level "${word}"`);
        parts = isPart;
        level = found;
    }
    return level ?? LEVEL.error;
}
//# sourceMappingURL=error-log.js.map