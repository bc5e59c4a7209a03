import { parseTime } from '../../config/time.js';
/** Reads `keepalive_timeout time [header_time]`. Source: ngx_http_core_keepalive. */
export function readKeepaliveTimeout(cf) {
    const ms = parseTime(cf.arg(0), 'milliseconds') ?? cf.refuse('invalid value');
    if (cf.args.length < 2)
        return { ms, header: undefined };
    const header = parseTime(cf.arg(1), 'seconds') ?? cf.refuse('invalid value');
    return { ms, header: header / 1000 };
}
//# sourceMappingURL=keepalive.js.map