import { LEVEL } from '../log/level.js';
import { Attempt, newRecord } from './attempt.js';
/** Methods whose requests a backend must not see twice. */
const NON_IDEMPOTENT = new Set(['POST', 'LOCK', 'PATCH']);
/** Statuses after which the next backend may be asked. */
const STATUS_CONDITIONS = {
    403: 'http_403',
    404: 'http_404',
    429: 'http_429',
    500: 'http_500',
    502: 'http_502',
    503: 'http_503',
    504: 'http_504',
};
/** The attempts to have a request answered: one peer after the other, as long as that is allowed. */
export class Attempts {
    #r;
    #passing;
    #trace;
    #content;
    #events;
    #records = [];
    #selection;
    #startedAt;
    #tries;
    /** The one in hand. */
    current = undefined;
    constructor(r, passing, trace, content, events) {
        this.#r = r;
        this.#passing = passing;
        this.#trace = trace;
        this.#content = content;
        this.#events = events;
        trace.groups.push(this.#records);
        this.#startedAt = passing.conf.clock.now();
        this.#selection = passing.group.select(r);
        const most = passing.conf.nextTries;
        this.#tries = most > 0 ? Math.min(most, this.#selection.tries) : this.#selection.tries;
    }
    /** Begins one; false, with a log line, where no peer is alive. */
    start() {
        const { group, protocol, uri } = this.#passing;
        this.#r.main.action = 'connecting to upstream';
        const peer = this.#selection.next();
        this.#trace.label = `${protocol.schema}${label(peer?.name ?? group.name, uri)}`;
        if (!peer) {
            this.#r.log(LEVEL.error, 'no live upstreams');
            this.#records.push({ ...newRecord(group.name), status: 502, responseTime: 0 });
            return false;
        }
        const attempt = new Attempt(this.#r, this.#passing, peer, this.#events);
        this.current = attempt;
        this.#records.push(attempt.record);
        attempt.start(this.#content);
        return true;
    }
    /** Ends the one in hand, whose peer may have failed; its connection is kept where it can be. */
    finish(failed, reusable = false) {
        const attempt = this.current;
        this.current = undefined;
        if (!attempt)
            return;
        attempt.finish(reusable);
        this.#selection.free(attempt.peer, failed);
        if (this.#tries > 0)
            this.#tries--;
    }
    /** What a status counts as, where it is one after which the next peer is asked. */
    conditionOf(status) {
        const condition = STATUS_CONDITIONS[status];
        if (condition === undefined || this.#tries <= 1 || !this.current)
            return undefined;
        return this.#mayGoOn(this.current, condition) ? condition : undefined;
    }
    /** Ends the one in hand, which has come to that, and may be followed by another; whether it may. */
    fail(condition, status) {
        const attempt = this.current;
        if (!attempt)
            return false;
        attempt.record.status = status;
        // a connection that was kept may have been closed meanwhile, which is nobody's fault
        if (attempt.cached && condition === 'error')
            this.#tries++;
        this.finish(condition !== 'http_403' && condition !== 'http_404');
        return this.#tries > 0 && this.#mayGoOn(attempt, condition);
    }
    /** Source: ngx_http_upstream_next. */
    #mayGoOn({ requestSent }, condition) {
        const { conf } = this.#passing;
        if (!conf.next.has(condition) || this.#r.released)
            return false;
        if (requestSent) {
            if (NON_IDEMPOTENT.has(this.#r.method) && !conf.next.has('non_idempotent'))
                return false;
            if (this.#content.fault !== 0 || !this.#content.repeatable)
                return false;
        }
        return conf.nextTimeout === 0 || conf.clock.now() - this.#startedAt < conf.nextTimeout;
    }
}
/** Source: ngx_http_log_error_handler: after the path of a socket there is a colon. */
function label(peer, uri) {
    return peer.startsWith('unix:') ? `${peer}:${uri}` : `${peer}${uri}`;
}
//# sourceMappingURL=attempts.js.map