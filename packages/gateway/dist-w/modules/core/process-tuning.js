import { flag, milliseconds, number, offset, oneOf, setting, text } from '../../config/directives.js';
import { readCidrs } from './cidr.js';
const MAIN = ['main'];
const EVENTS = ['events'];
/** A directive that is checked like nginx does, once a level, and has no effect. */
function tuning(where, syntax, read, def) {
    const entry = { in: where, args: [1], syntax, doc: 'Accepted; has no effect.', ...setting(read) };
    return def === undefined ? entry : { ...entry, default: def };
}
/** Source: ngx_set_cpu_affinity, which reads masks from their ends. */
const cpuAffinity = (cf) => {
    const auto = cf.arg(0) === 'auto';
    if (auto && cf.args.length > 2)
        cf.fail(`invalid number of arguments in "${cf.name}" directive`);
    for (const mask of auto ? cf.args.slice(1) : cf.args) {
        const wrong = /[^01 ](?=[01 ]*$)/.exec(mask)?.[0];
        if (wrong !== undefined)
            cf.fail(`invalid character "${wrong}" in "${cf.name}"`);
    }
    return true;
};
/** Source: ngx_thread_pool. */
function applyThreadPool(cf) {
    const pools = cf.level.own['thread_pool'] ?? [];
    if (pools.includes(cf.arg(0)))
        cf.fail(`duplicate thread pool "${cf.arg(0)}"`);
    let threads = false;
    for (const word of cf.args.slice(1)) {
        const [, name, value = ''] = /^(threads|max_queue)=(.*)$/s.exec(word) ?? [];
        if (name === undefined)
            continue;
        if (!/^\d{1,15}$/.test(value) || (name === 'threads' && Number(value) === 0)) {
            cf.fail(`invalid ${name} value "${word}"`);
        }
        threads ||= name === 'threads';
    }
    if (!threads)
        cf.fail('"thread_pool" must have "threads" parameter');
    cf.level.own['thread_pool'] = [...pools, cf.arg(0)];
}
/** Directives of the main context and of `events` that tune what does not exist here. */
export const PROCESS_TUNING = {
    pcre_jit: tuning(MAIN, 'on | off', flag, 'off'),
    lock_file: tuning(MAIN, 'file', text),
    thread_pool: {
        in: MAIN,
        args: [2, 3],
        syntax: 'name threads=number [max_queue=number]',
        doc: 'Accepted; has no effect.',
        apply: applyThreadPool,
    },
    timer_resolution: tuning(MAIN, 'interval', milliseconds),
    ssl_engine: tuning(MAIN, 'device', text),
    debug_points: tuning(MAIN, 'abort | stop', oneOf('abort', 'stop')),
    worker_cpu_affinity: { ...tuning(MAIN, 'auto [mask] | mask …', cpuAffinity), args: { atLeast: 1 } },
    worker_rlimit_core: tuning(MAIN, 'size', offset),
    multi_accept: tuning(EVENTS, 'on | off', flag, 'off'),
    accept_mutex: tuning(EVENTS, 'on | off', flag, 'off'),
    accept_mutex_delay: tuning(EVENTS, 'time', milliseconds, '500ms'),
    debug_connection: {
        in: EVENTS,
        args: [1],
        syntax: 'address | CIDR | unix:',
        doc: 'Accepted; has no effect.',
        apply: (cf) => void readCidrs(cf),
    },
    worker_aio_requests: tuning(EVENTS, 'number', number, '32'),
};
//# sourceMappingURL=process-tuning.js.map