import { NO_HIDDEN_COOKIES } from '../../upstream/hide-cookie.js';
/** What the options are where no directive gives them. */
export const PASSING_DEFAULTS = {
    bind: undefined,
    buffer_size: 4096,
    buffering: true,
    buffers: { number: 8, size: 4096 },
    busy_buffers_size: undefined,
    connect_timeout: 60_000,
    hide_cookie: NO_HIDDEN_COOKIES,
    hide_header: [],
    ignore_client_abort: false,
    ignore_headers: new Set(),
    intercept_errors: false,
    limit_rate: 0,
    max_temp_file_size: undefined,
    next_upstream: new Set(['error', 'timeout']),
    next_upstream_timeout: 0,
    next_upstream_tries: 0,
    pass_header: [],
    pass_request_body: true,
    pass_request_headers: true,
    read_timeout: 60_000,
    request_buffering: true,
    send_timeout: 60_000,
    socket_keepalive: false,
    temp_file_write_size: undefined,
};
/** What these settings are where no directive gives them, by the names of the directives of one module. */
export function passingDefaults(prefix) {
    const entries = Object.entries(PASSING_DEFAULTS).map(([name, value]) => [`${prefix}_${name}`, value]);
    return Object.fromEntries(entries);
}
//# sourceMappingURL=passing-options.js.map