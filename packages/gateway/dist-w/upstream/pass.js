import { LEVEL } from '../log/level.js';
import { BrokenStream } from '../request/body.js';
import { DONE, NEXT } from '../request/outcome.js';
import { readBody } from '../request/read-body.js';
import { respond } from '../request/respond.js';
import { UpstreamTrace } from '../request/upstream-trace.js';
import { redirectByBackend } from './accel-redirect.js';
import { Attempts } from './attempts.js';
import { BodyQueue } from './body-queue.js';
import { bodyToPass } from './body-to-pass.js';
import { isBodyless } from './bodyless.js';
import { copyHead, passableTrailers } from './response-fields.js';
/**
 * Passes a request on to a backend, to another where that one fails, and its response to the client. Resolves to what
 * the content phase goes on with: DONE, or a status. Source: ngx_http_upstream.
 */
export function passRequest(r, passing) {
    const main = r.main;
    const read = passing.passesBody === 'buffered' && passing.body === undefined && !r.parent ? readBody(r) : NEXT;
    const then = (status) => {
        if (status !== NEXT)
            return status;
        // its client may have gone while its body was awaited
        return main.released ? DONE : new Pass(r, passing).run();
    };
    return typeof read === 'number' ? then(read) : read.then(then);
}
/** One passing on of a request: attempts, one after the other, and at last a response or a status. */
class Pass {
    #r;
    #passing;
    #trace;
    #content;
    #attempts;
    /** The response on its way to the client. */
    #queue = undefined;
    /** Nothing more is asked of backends. */
    #over = false;
    #result = undefined;
    #resolve = undefined;
    #reject = undefined;
    constructor(r, passing) {
        this.#r = r;
        this.#passing = passing;
        this.#trace = r.upstream ??= new UpstreamTrace();
        this.#content = bodyToPass(r, passing, {
            waiting: (waits) => this.#attempts.current?.contentWaits(waits),
            failed: (status) => this.#contentFailed(status),
        });
        this.#attempts = new Attempts(r, passing, this.#trace, this.#content, this);
    }
    /** Begins; resolves to what the request goes on with. */
    run() {
        this.#r.whenAbandoned(() => this.#abandoned());
        if (this.#r.parent)
            this.#r.main.whenReleased(() => this.#abandoned());
        this.#r.main.clientEnded = () => this.#clientEnded();
        if (this.#r.main.clientHasEnded && !this.#passing.conf.ignoreClientAbort)
            this.#clientEnded();
        else if (this.#content.fault !== 0)
            this.#refuseContent(this.#content.fault);
        else
            this.#tryPeer();
        if (this.#result !== undefined)
            return this.#result;
        return new Promise((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
    }
    #refuseContent(status) {
        this.#r.log(LEVEL.error, 'the request body did not come whole, or has been passed on already and was not kept');
        this.#end(status);
    }
    // attempts
    #tryPeer() {
        if (!this.#attempts.start())
            this.#end(502);
    }
    fail({ kind }) {
        if (this.#queue)
            return this.#breakOff();
        this.#failed(kind, kind === 'timeout' ? 504 : 502);
    }
    /** The attempt has failed before there was a response for the client: another one, or a status. */
    #failed(condition, status) {
        if (this.#attempts.fail(condition, status))
            this.#tryPeer();
        else
            this.#end(status);
    }
    // the response
    head(head) {
        this.#trace.headers = head.headers;
        const condition = this.#attempts.conditionOf(head.status);
        if (condition)
            return this.#failed(condition, head.status);
        this.#guarded(() => this.#takeHead(head));
    }
    /** What fails here (a rewriting, a filter) is no fault of the backend's. */
    #guarded(action) {
        try {
            action();
        }
        catch (error) {
            this.#attempts.finish(false);
            this.#finish();
            if (this.#reject)
                this.#reject(error);
            else
                throw error;
        }
    }
    #takeHead(head) {
        const r = this.#r;
        const { conf, rewriting } = this.#passing;
        if (this.#intercepts(head.status))
            return this.#intercept(head);
        const target = conf.ignored.has('x-accel-redirect') ? undefined : head.headers.first('x-accel-redirect');
        if (target !== undefined)
            return this.#redirect(head, target);
        const queue = new BodyQueue(head.contentLength, this.#mostWaiting(head.headers), () => this.#attempts.current?.resume());
        this.#queue = queue;
        if (this.#gone)
            return queue.drop();
        copyHead(r, head, conf, rewriting);
        if (!isBodyless(r.method, head.status))
            this.#respond(queue);
        else
            setImmediate(() => this.#respondWithoutEnd(queue));
    }
    /** The end of a response without a body comes with its head, and its connection is kept; one that sends a body is not waited for. */
    #respondWithoutEnd(queue) {
        if (this.#result === undefined && !this.#over)
            this.#guarded(() => this.#respond(queue));
    }
    #mostWaiting(headers) {
        const { ignored, buffered, unbuffered } = this.#passing.conf;
        const asked = ignored.has('x-accel-buffering') ? undefined : headers.first('x-accel-buffering')?.toLowerCase();
        return asked === 'no' ? unbuffered : buffered;
    }
    #intercepts(status) {
        if (!this.#passing.conf.interceptErrors || status < 300)
            return false;
        return this.#r.settings.error_page.some((page) => page.status === status);
    }
    #intercept({ status, headers }) {
        this.#attempts.finish(false);
        if (status === 401) {
            for (const value of headers.all('www-authenticate'))
                this.#r.response.headers.add('WWW-Authenticate', value);
        }
        this.#end(status);
    }
    #redirect(head, target) {
        this.#attempts.finish(false);
        this.#finish();
        this.#end(this.#gone ? DONE : redirectByBackend(this.#r, head, target, this.#passing.rewriting));
    }
    #respond(queue) {
        const result = respond(this.#r, [queue]);
        if (result !== DONE)
            this.#attempts.finish(false);
        this.#end(result);
    }
    data(chunk) {
        return this.#queue?.push(chunk) ?? true;
    }
    end(trailers, reusable) {
        const queue = this.#queue;
        this.#trace.trailers = trailers;
        this.#passTrailers(trailers);
        this.#attempts.finish(false, reusable);
        this.#finish();
        if (!queue)
            return;
        if (this.#result === undefined && !this.#gone)
            this.#guarded(() => this.#respond(queue));
        queue.end();
    }
    #passTrailers(trailers) {
        const { version, response } = this.#r;
        if (!trailers || trailers.size === 0 || !this.#passing.conf.passTrailers)
            return;
        if (version > 10 && response.contentLength < 0)
            response.trailers = passableTrailers(trailers);
    }
    upgraded(head, socket) {
        const r = this.#r;
        this.#trace.headers = head.headers;
        // a stream of HTTP/2 is joined to nothing
        if (r.parent || this.#gone || r.version === 20) {
            socket.destroy();
            this.#attempts.finish(false);
            return this.#end(502);
        }
        copyHead(r, head, this.#passing.conf, this.#passing.rewriting);
        const upgrade = head.headers.first('upgrade');
        if (upgrade !== undefined)
            r.response.headers.add('Upgrade', upgrade);
        r.main.clientEnded = undefined;
        const over = (timedOut) => {
            if (timedOut)
                r.log(LEVEL.error, 'upstream timed out (110: Connection timed out)');
            this.#attempts.finish(false);
            this.#finish();
        };
        r.response.tunnel = { socket, timeout: this.#passing.conf.readTimeout, over };
        this.#end(respond(r, ''));
    }
    /** The response has begun and will not end. */
    #breakOff() {
        const queue = this.#queue;
        this.#attempts.finish(true);
        this.#end(502);
        this.#finish();
        queue?.end(new BrokenStream('the response of the backend broke off'));
    }
    // the client
    /** The body of the client's request did not come whole. */
    #contentFailed(status) {
        if (this.#over)
            return;
        if (this.#queue)
            return this.#breakOff();
        this.#attempts.finish(false);
        this.#end(status);
    }
    /** The response is over, or another one takes its place. */
    #abandoned() {
        if (this.#over)
            return;
        // nobody has gone where nobody wanted the body
        if (this.#r.response.headerOnly)
            return this.#leaveBody();
        if (this.#passing.conf.ignoreClientAbort)
            return this.#queue?.drop();
        this.#cancel();
        this.#end(DONE);
    }
    #leaveBody() {
        this.#attempts.finish(false);
        this.#finish();
        this.#end(DONE);
    }
    #clientEnded() {
        if (this.#over || this.#passing.conf.ignoreClientAbort)
            return;
        const { main } = this.#r;
        this.#cancel();
        if (!main.response.sent)
            main.response.status = 499;
        main.output.abort(main);
        this.#end(DONE);
    }
    #cancel() {
        const gone = 'client prematurely closed connection, so upstream connection is closed too';
        this.#r.log(LEVEL.info, `epoll_wait() reported that ${gone}`);
        const record = this.#attempts.current?.record;
        if (record?.status === 0)
            record.status = 499;
        this.#attempts.finish(false);
        this.#finish();
    }
    get #gone() {
        return this.#r.released || this.#r.main.released;
    }
    // ends
    #finish() {
        if (this.#over)
            return;
        this.#over = true;
        const { main } = this.#r;
        main.clientEnded = undefined;
        main.action = '';
    }
    /** Has the request go on with that result, once. */
    #end(result) {
        if (this.#result !== undefined)
            return;
        // a client that has gone is not answered
        this.#result = this.#gone ? DONE : result;
        if (result !== DONE)
            this.#finish();
        this.#resolve?.(this.#result);
    }
}
//# sourceMappingURL=pass.js.map