import { LEVEL } from '../log/level.js';
import { serveInternal } from './phases.js';
import { NO_FLOW, Request } from './request.js';
/** nginx's NGX_HTTP_MAX_SUBREQUESTS: how deep requests within requests may go. */
const MAX_DEPTH = 50;
/**
 * Serves another URI of the same server as a part of a request: a GET without a body, with the request's header
 * fields. Returns undefined, with a log line, where requests are nested too deeply. Source: ngx_http_subrequest; the
 * subrequests of nginx's echo module have variables of their own, those of nginx's modules have not.
 */
export function subrequest(r, uri, args, { sharesVariables = false, headerOnly = false } = {}) {
    if (r.depth >= MAX_DEPTH) {
        r.log(LEVEL.error, `subrequests cycle while processing "${uri}"`);
        return undefined;
    }
    const output = new Collector(r.main, headerOnly);
    const sub = new Request(r.client, output, r.server, r);
    if (sharesVariables)
        sub.variables = r.variables;
    sub.method = 'GET';
    sub.uri = uri;
    sub.args = args;
    sub.internal = true;
    sub.requestLine = r.requestLine;
    sub.requestUri = r.requestUri;
    sub.version = r.version;
    sub.headers = r.headers;
    sub.host = r.host;
    sub.startedAt = r.startedAt;
    r.main.action = '';
    serveInternal(sub);
    if (output.result)
        return ended(output.result, headerOnly);
    const later = new Promise((resolve) => output.onResult(resolve));
    return later.then((result) => ended(result, headerOnly));
}
/** A body that nobody wants and that has not all come with its head is not waited for. */
function ended(result, headerOnly) {
    if (headerOnly)
        result.request.letGo();
    return result;
}
/** Keeps the response of a subrequest for the request that it is a part of. */
class Collector {
    #main;
    #headerOnly;
    #resolve = undefined;
    result = undefined;
    constructor(main, headerOnly) {
        this.#main = main;
        this.#headerOnly = headerOnly;
    }
    onResult(resolve) {
        this.#resolve = resolve;
    }
    send(r) {
        const { response } = r;
        if (this.#headerOnly)
            response.headerOnly = true;
        else
            this.#handOver(r);
        const { body } = response;
        this.#finish(r, response.headerOnly ? [] : typeof body === 'string' ? [body] : body);
    }
    /** What the body comes from is the main request's to let go of: it sends it. */
    #handOver({ response }) {
        const { fds = [], abandoned = [] } = response;
        response.fds = undefined;
        response.abandoned = undefined;
        for (const fd of fds)
            this.#main.holdFile(fd);
        for (const action of abandoned)
            this.#main.whenAbandoned(action);
    }
    /** A subrequest has no body. */
    readBody(_r, consumer) {
        consumer.end();
        return NO_FLOW;
    }
    abort(r) {
        this.#finish(r, []);
    }
    #finish(r, body) {
        // one that was answered may be broken off afterwards
        if (this.result)
            return;
        r.completed = true;
        if (r.settings.log_subrequest)
            for (const log of r.server.phases.log)
                log(r);
        this.result = { status: r.response.status, body, request: r };
        this.#resolve?.(this.result);
    }
}
//# sourceMappingURL=subrequest.js.map