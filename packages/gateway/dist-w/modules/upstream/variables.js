import { secondsText } from '../variables/time.js';
/** A value for each attempt: commas between those of one passing on, colons between those. nginx: ngx_http_upstream_…_variable. */
function eachAttempt(name, text) {
    return {
        name: `upstream_${name}`,
        get: (r) => r.upstream?.groups.map((attempts) => attempts.map(text).join(', ')).join(' : '),
    };
}
/** Milliseconds as seconds, `-` for a time that never came. */
function time(ms) {
    return ms < 0 ? '-' : secondsText(ms);
}
/** The value of a cookie that the backend has set. Source: ngx_http_upstream_cookie_variable. */
function setCookie(r, wanted) {
    for (const field of r.upstream?.headers?.all('set-cookie') ?? []) {
        const [, name = '', value = ''] = /^\s*([^=;]*?)\s*=\s*([^;]*)/.exec(field) ?? [];
        if (name.toLowerCase() === wanted)
            return value;
    }
    return undefined;
}
/** What backends have been asked, and what they said. */
export const UPSTREAM_VARIABLES = [
    eachAttempt('addr', ({ peer }) => peer),
    eachAttempt('status', ({ status }) => (status === 0 ? '-' : String(status))),
    eachAttempt('connect_time', ({ connectTime }) => time(connectTime)),
    eachAttempt('header_time', ({ headerTime }) => time(headerTime)),
    eachAttempt('response_time', ({ responseTime }) => time(responseTime)),
    eachAttempt('response_length', ({ responseLength }) => String(responseLength)),
    eachAttempt('bytes_received', ({ bytesReceived }) => String(bytesReceived)),
    eachAttempt('bytes_sent', ({ bytesSent }) => String(bytesSent)),
    { name: 'upstream_cache_status', get: () => undefined },
    { name: 'upstream_queue_time', get: () => undefined },
    { name: 'upstream_http_', family: (rest) => (r) => r.upstream?.headers?.byVariable(rest) },
    { name: 'upstream_trailer_', family: (rest) => (r) => r.upstream?.trailers?.byVariable(rest) },
    { name: 'upstream_cookie_', family: (rest) => (r) => setCookie(r, rest) },
];
//# sourceMappingURL=variables.js.map