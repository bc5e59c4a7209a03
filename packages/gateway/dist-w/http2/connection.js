import { constants } from 'node:http2';
import { faultText } from '../fault-text.js';
import { ConnectedClient } from '../http1/connected-client.js';
import { LEVEL } from '../log/level.js';
import { connectionCounts } from '../request/connection-counts.js';
import { Http2Exchange } from './exchange.js';
import { LastCall } from './last-call.js';
import { Http2Head } from './request-head.js';
import { Traffic } from './traffic.js';
const { NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_FLAG_END_STREAM } = constants;
/** One connection of HTTP/2: its session, and the requests on its streams. */
export class Http2Connection {
    acceptor;
    traffic;
    deadline = 0;
    #socket;
    #session;
    #endpoints;
    #settings;
    #startedAt;
    #lastCall;
    #requests = 0;
    /** How many streams are open. */
    #open = 0;
    #closing = false;
    #failed = false;
    /** The session is that of the socket, just made. */
    constructor(socket, session, acceptor, endpoints) {
        this.#socket = socket;
        this.#session = session;
        this.acceptor = acceptor;
        this.#endpoints = endpoints;
        this.#settings = acceptor.defaultServer.settings;
        this.#startedAt = acceptor.now();
        this.traffic = new Traffic(socket, acceptor, (reason, code) => this.#fail(reason, code));
        this.#lastCall = new LastCall(session, acceptor, () => this.#close());
        this.#allow(this.#settings.client_header_timeout);
        acceptor.deadlines.add(this);
        // one that is reset must not end the process (CVE-2025-59465); the session tells of its end
        socket.on('error', () => { });
        session.on('stream', (stream, _, flags, fields) => this.#begin(stream, flags, fields));
        session.on('ping', () => this.#rest());
        session.on('error', (error) => {
            if (!this.#failed)
                this.#note(`client connection failed: ${error.message}`);
        });
        session.once('close', () => this.#closed());
    }
    /** What it is counted as. */
    get activity() {
        if (this.#open > 0)
            return 'writing';
        return this.#requests === 0 ? 'reading' : 'waiting';
    }
    /** Has the client bring no more requests than are on their way, and closes once all are answered. */
    quit() {
        if (!this.#closing)
            this.#lastCall.start();
    }
    /** Ends the connection now, whatever it is doing. */
    destroy() {
        this.#session.destroy();
        this.#socket.destroy();
    }
    /** A deadline has passed. */
    expire() {
        if (this.#closing)
            return this.destroy();
        if (this.#requests === 0)
            this.#note('client timed out');
        this.#close();
    }
    #allow(ms) {
        this.deadline = ms === 0 ? 0 : this.acceptor.now() + ms;
    }
    #note(message) {
        const log = this.#settings.error_log;
        if (LEVEL.info > log.level)
            return;
        const { id, remoteAddress, serverAddress, serverPort } = this.#endpoints;
        log.write(LEVEL.info, `${message}, client: ${remoteAddress}, server: ${serverAddress}:${serverPort}`, id);
    }
    // streams
    #begin(stream, flags, fields) {
        // what goes wrong with a stream ends it, and its exchange hears of that
        stream.on('error', () => { });
        if (this.#failed)
            return;
        try {
            this.#read(stream, (flags & NGHTTP2_FLAG_END_STREAM) === 0, fields);
        }
        catch (error) {
            // a fault of ours, before there is a request to answer: the log has the stack, and the connection ends
            this.#settings.error_log.write(LEVEL.alert, faultText(error), this.#endpoints.id);
            this.destroy();
        }
    }
    #read(stream, hasBody, fields) {
        connectionCounts.requests++;
        this.#requests++;
        this.#open++;
        this.deadline = 0;
        const head = new Http2Head(this.#settings);
        const result = head.read(fields, hasBody);
        this.traffic.received(head.size);
        if (result === 'too large')
            return this.#fail('client sent too large header', NGHTTP2_ENHANCE_YOUR_CALM);
        if (!this.#mayContinue)
            this.#close();
        const client = new ConnectedClient(this.#endpoints, this.#startedAt);
        client.requests = this.#requests;
        const exchange = new Http2Exchange(this, { stream, client, hasBody }, head);
        if (stream.closed)
            exchange.gone();
        else if (result === 'served')
            exchange.serve();
        else
            exchange.refuse(result);
    }
    /** Whether another request may come after this one. Source: ngx_http_v2_state_headers. */
    get #mayContinue() {
        const { keepalive_time: longest, keepalive_requests: most, keepalive_timeout: timeout } = this.#settings;
        if (timeout.ms === 0 || this.#requests >= most)
            return false;
        return longest === 0 || this.acceptor.now() - this.#startedAt <= longest;
    }
    left() {
        this.#open--;
        this.#rest();
    }
    /** Without a stream the client has so long to open one. */
    #rest() {
        if (this.#open > 0)
            return;
        this.#allow(this.#closing ? this.#settings.lingering_timeout : this.#settings.keepalive_timeout.ms);
    }
    // the end
    /** Takes no more requests, and ends once those there are have been answered. */
    #close() {
        if (this.#closing)
            return;
        this.#closing = true;
        this.#session.close();
        this.#rest();
    }
    /** Ends the connection for what the client has done. */
    #fail(reason, code) {
        if (this.#failed)
            return;
        this.#failed = true;
        this.#closing = true;
        this.#note(reason);
        // without an error there would be no code
        this.#session.destroy(new Error(reason), code);
        // the client may not even take notice of it
        this.#allow(this.#settings.lingering_timeout);
    }
    #closed() {
        this.acceptor.deadlines.remove(this);
        this.traffic.stop();
        this.#lastCall.stop();
        this.acceptor.closed(this);
    }
}
//# sourceMappingURL=connection.js.map