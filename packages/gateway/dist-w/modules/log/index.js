import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { applyAccessLog, defaultLogs } from './access-log.js';
import { applyLogFormat } from './log-format.js';
import { readOpenLogFileCache } from './open-log-file-cache.js';
/** Levels at which requests end. */
const SERVING = new Set([
    'server',
    'server if',
    'location',
    'location if',
    'limit_except',
]);
function logRequest(r) {
    const { access_log: logs, open_log_file_cache: cache } = log.of(r);
    if (logs === undefined)
        return;
    for (let i = 0; i < logs.length; i++) {
        const entry = logs[i];
        if (entry === undefined || !isWanted(r, entry))
            continue;
        entry.append(r, `${entry.format(r)}\n`, cache);
    }
}
function isWanted(r, entry) {
    if (entry.condition === undefined)
        return true;
    const value = entry.condition(r);
    return value !== '' && value !== '0';
}
/** nginx's access log. */
export const log = defineModule({
    name: 'log',
    defaults: { access_log: undefined, open_log_file_cache: undefined },
    directives: {
        log_format: {
            in: ['http'],
            args: { atLeast: 2 },
            syntax: 'name [escape=default | json | none] string …',
            default: 'combined "…"',
            doc: 'A format for access logs. The values of its variables are escaped; none leaves them as they are, which lets clients write lines of their own.',
            apply: applyLogFormat,
        },
        access_log: {
            in: ['http', 'server', 'location', 'location if', 'limit_except'],
            args: { atLeast: 1 },
            syntax: 'path | syslog:server=… [format [buffer=size] [gzip[=level]] [flush=time] [if=condition]] | off',
            default: 'logs/access.log combined',
            doc: 'Where requests are logged. Several at one level write to several logs; they replace those of the levels around it.',
            apply: applyAccessLog,
        },
        open_log_file_cache: {
            in: HTTP_SERVER_LOCATION,
            args: [1, 2, 3, 4],
            syntax: 'max=N [inactive=time] [min_uses=N] [valid=time] | off',
            default: 'off',
            doc: 'Logs whose paths have variables are kept open, in each worker: max of them, until they have not been written to for inactive (10s), once they have been written to min_uses times (1); after valid (60s) it is checked that they are still there.',
            ...setting(readOpenLogFileCache),
        },
    },
    merge: (settings, context, cf) => {
        if (SERVING.has(context))
            settings.access_log ??= defaultLogs(cf.logFile('logs/access.log'));
    },
    log: logRequest,
});
//# sourceMappingURL=index.js.map