/** Methods whose requests a backend must not see twice. */
const NON_IDEMPOTENT = new Set(['POST', 'LOCK', 'PATCH']);
/** Statuses after which the next backend may be asked. */
export const STATUS_CONDITIONS = {
    403: 'http_403',
    404: 'http_404',
    429: 'http_429',
    500: 'http_500',
    502: 'http_502',
    503: 'http_503',
    504: 'http_504',
};
/** Whether an attempt that came to that does not count against its peer. */
export function isForgiven(condition) {
    return condition === 'http_403' || condition === 'http_404';
}
/** Whether a request whose attempt came to that may be passed to the next peer. Source: ngx_http_upstream_next. */
export function mayTryNext(r, conf, condition, so) {
    if (!conf.next.has(condition) || r.released)
        return false;
    if (so.requestSent) {
        if (NON_IDEMPOTENT.has(r.method) && !conf.next.has('non_idempotent'))
            return false;
        if (!so.replayable)
            return false;
    }
    return conf.nextTimeout === 0 || conf.clock.now() - so.startedAt < conf.nextTimeout;
}
//# sourceMappingURL=next-peer.js.map