import { Client } from 'undici';
import { LEVEL } from '../../log/level.js';
import { Headers } from '../../request/headers.js';
import { isBodyless } from '../../upstream/bodyless.js';
import { fieldFault } from './head-fault.js';
import { faultOf, socketFault } from './http-fault.js';
import { speakHttp10 } from './http10.js';
import { ResponseTap } from './response-tap.js';
/** HTTP/1 as undici speaks it; `headOf` makes the head of a request for a body of that length (-1 for unknown). */
export function httpProtocol(schema, headOf) {
    return {
        schema,
        call: (connection, r, body, events) => {
            const head = headOf(r);
            const call = new HttpCall(lineOf(connection, head), r, connection.socket, events);
            call.send(head, body);
            return call;
        },
    };
}
/** Longer than any connection is kept: who keeps it decides. */
const FOREVER = 0x7fffffff;
function lineOf(connection, head) {
    const kept = connection.state;
    const line = kept ?? { client: clientOf(connection.socket, head), tap: new ResponseTap(connection.socket) };
    connection.state = line;
    return line;
}
function clientOf(socket, { headSize, version }) {
    if (version === 10)
        speakHttp10(socket);
    let connected = false;
    return new Client('http://localhost', {
        connect: (_options, done) => {
            if (connected || socket.destroyed)
                return done(new Error('closed'), null);
            connected = true;
            done(null, socket);
        },
        pipelining: 1,
        headersTimeout: 0,
        bodyTimeout: 0,
        keepAliveTimeout: FOREVER,
        keepAliveMaxTimeout: FOREVER,
        maxHeaderSize: headSize,
    });
}
/** One request and its response. */
class HttpCall {
    #line;
    #r;
    #socket;
    #events;
    #abort = undefined;
    #resume = undefined;
    #reusable = false;
    #head = undefined;
    /** The connection has failed, which undici takes for the end of a response of unknown length. */
    #broken = undefined;
    /** Bytes of content so far. */
    #received = 0;
    /** A 1xx has come, whose bytes are not told from those of the response. */
    #interim = false;
    #over = false;
    constructor(line, r, socket, events) {
        this.#line = line;
        this.#r = r;
        this.#socket = socket;
        this.#events = events;
        line.tap.begin();
        socket.on('error', this.#failed);
    }
    #failed = (error) => {
        this.#broken = error;
    };
    send(head, body) {
        this.#reusable = !head.closes && head.upgrade === undefined;
        const content = body.length === 0 ? null : body.open();
        const fields = [...head.fields];
        if (content && !Buffer.isBuffer(content) && body.length > 0)
            fields.push('Content-Length', String(body.length));
        const options = {
            path: head.path,
            // whatever the client has sent; undici makes sure that it is a token
            method: head.method,
            headers: fields,
            body: content,
            reset: head.closes,
            idempotent: false,
            upgrade: head.upgrade ?? null,
        };
        this.#line.client.dispatch(options, this);
    }
    // what Pass asks
    resume() {
        this.#resume?.();
    }
    abort() {
        if (!this.#close())
            return;
        this.#abort?.();
        this.#socket.destroy();
    }
    /** Nothing more is told of it; false where that was so already. */
    #close() {
        if (this.#over)
            return false;
        this.#over = true;
        this.#socket.off('error', this.#failed);
        return true;
    }
    // what undici tells
    onConnect(abort) {
        this.#abort = abort;
        if (this.#over)
            abort();
    }
    onBodySent() {
        if (!this.#over)
            this.#events.moved();
    }
    onRequestSent() {
        if (!this.#over)
            this.#events.sent();
    }
    onHeaders(status, raw, resume) {
        // 1xx: the response proper is yet to come
        if (status < 200)
            this.#interim = true;
        if (status < 200 || this.#over)
            return true;
        this.#resume = resume;
        const head = toHead(status, this.#interim ? undefined : this.#line.tap.reason, raw);
        const fault = fieldFault(head.headers);
        if (fault !== undefined) {
            this.#fail({ kind: 'invalid_header', message: fault });
            return true;
        }
        this.#head = head;
        this.#events.head(head);
        return true;
    }
    onData(chunk) {
        if (this.#over)
            return true;
        const { content, malformed } = this.#line.tap;
        const before = this.#received;
        this.#received += chunk.length;
        if (!malformed || this.#received <= content)
            return this.#events.data(chunk);
        if (content > before)
            this.#events.data(chunk.subarray(0, content - before));
        this.#failChunks();
        return true;
    }
    #failChunks() {
        if (!this.#over)
            this.#fail({ kind: 'error', message: 'upstream sent invalid chunked response' });
    }
    onComplete(raw) {
        if (this.#over)
            return;
        // what there is after a head without a body is none of anybody's
        if (this.#bodyless)
            return this.#end(raw, this.#reusable && this.#line.tap.afterHead === 0);
        if (this.#line.tap.malformed || this.#line.tap.unfinished)
            return this.#failChunks();
        const length = this.#head?.contentLength ?? -1;
        if (this.#broken && length < 0)
            return this.#fail(socketFault(this.#broken));
        if (length >= 0 && !this.#interim && this.#line.tap.afterHead > length && this.#r.method !== 'HEAD') {
            this.#r.log(LEVEL.warn, 'upstream sent more data than specified in "Content-Length" header');
            this.#reusable = false;
        }
        this.#end(raw, this.#reusable);
    }
    #end(raw, reusable) {
        this.#close();
        if (!reusable)
            this.#socket.destroy();
        this.#events.end(toHeaders(raw ?? []), reusable);
    }
    /** Whether the response has begun, and has no body. */
    get #bodyless() {
        return this.#head !== undefined && isBodyless(this.#r.method, this.#head.status);
    }
    onUpgrade(status, raw, socket) {
        if (!this.#close())
            return void socket.destroy();
        this.#events.upgraded(toHead(status, undefined, raw ?? []), socket);
    }
    onError(error) {
        if (this.#over)
            return;
        if (this.#bodyless)
            this.#end(null, false);
        else
            this.#fail(faultOf(error, this.#line.tap.head, this.#head !== undefined));
    }
    #fail(fault) {
        this.#close();
        this.#abort?.();
        this.#socket.destroy();
        this.#events.fail(fault);
    }
}
function toHead(status, reason, raw) {
    const headers = toHeaders(raw);
    const framed = headers.first('transfer-encoding') === undefined;
    const length = framed ? headers.first('content-length') : undefined;
    return { status, reason, headers, contentLength: length === undefined ? -1 : Number(length) };
}
function toHeaders(raw) {
    const headers = new Headers();
    for (let i = 0; i + 1 < raw.length; i += 2)
        headers.add(latin1(raw[i]), latin1(raw[i + 1]).trimEnd());
    return headers;
}
function latin1(bytes) {
    return typeof bytes === 'string' ? bytes : (bytes?.toString('latin1') ?? '');
}
//# sourceMappingURL=http-protocol.js.map