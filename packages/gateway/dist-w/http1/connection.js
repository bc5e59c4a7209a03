import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { connectionCounts } from '../request/connection-counts.js';
import { ConnectedClient } from './connected-client.js';
import { Exchange } from './exchange.js';
import { Output } from './output.js';
import { RequestReader } from './request-reader.js';
/** One HTTP/1.x connection: requests in, responses out, one after the other. */
export class Http1Connection {
    client;
    deadline = 0;
    acceptor;
    reader;
    output;
    #socket;
    /** Settings that count before a request has named its host. */
    #settings;
    #state = 'head';
    #exchange = undefined;
    #taker = undefined;
    #pumping = false;
    #paused = false;
    /** The client has sent its FIN: there are no more requests. */
    #ended = false;
    #headStartedAt = 0;
    #lingerUntil = 0;
    constructor(socket, acceptor, endpoints) {
        this.#socket = socket;
        this.acceptor = acceptor;
        this.#settings = acceptor.defaultServer.settings;
        this.reader = new RequestReader(this.#settings);
        this.output = new Output(socket);
        this.client = new ConnectedClient(endpoints, acceptor.now());
        this.allow(this.#settings.client_header_timeout);
        acceptor.deadlines.add(this);
        socket.on('data', (chunk) => this.#onData(chunk));
        socket.on('end', () => this.#onEnd());
        socket.on('drain', () => this.#onDrain());
        socket.on('error', (error) => this.#note(`client connection failed: ${error.message}`));
        socket.on('close', () => this.#onClose());
    }
    /** Whether no request is under way. */
    get idle() {
        return this.#state === 'head' && !this.reader.started && !this.output.waiting;
    }
    /** What it is counted as. */
    get activity() {
        if (this.#state !== 'head' || this.output.waiting)
            return 'writing';
        return this.#headStartedAt === 0 ? 'waiting' : 'reading';
    }
    /** Ends the connection now, whatever it is doing. */
    destroy() {
        this.#socket.destroy();
    }
    /** A deadline has passed. */
    expire() {
        if (this.#state === 'exchange')
            this.#exchange?.expire();
        else if (this.#taker)
            this.#taker.expired();
        else if (this.#state !== 'head' || !this.reader.started || this.output.waiting)
            this.reset();
        else
            this.#begin(this.reader.unfinished).refuse({ status: 408, reason: 'client timed out' });
    }
    allow(ms) {
        this.deadline = ms === 0 ? 0 : this.acceptor.now() + ms;
    }
    #note(message) {
        const log = this.#settings.error_log;
        if (LEVEL.info > log.level)
            return;
        const { id, remoteAddress, serverAddress, serverPort } = this.client;
        log.write(LEVEL.info, `${message}, client: ${remoteAddress}, server: ${serverAddress}:${serverPort}`, id);
    }
    // what the socket says
    #onData(chunk) {
        if (this.#state === 'lingering')
            return this.#linger();
        if (this.#taker)
            return this.#taker.data(chunk);
        if (this.#state === 'closing')
            return;
        this.reader.add(chunk);
        this.pump();
        if (this.reader.full && !this.#paused) {
            this.#paused = true;
            this.#socket.pause();
        }
    }
    #onEnd() {
        this.#ended = true;
        if (this.#state === 'exchange') {
            this.#exchange?.inputEnded();
        }
        else if (this.#state === 'head') {
            if (this.reader.started)
                this.#note('client prematurely closed connection while reading client request');
            this.#close(this.#settings);
        }
        else if (this.#taker) {
            this.#taker.ended();
        }
        else {
            this.#socket.end();
        }
    }
    #onDrain() {
        if (this.#taker)
            return this.#taker.drained();
        this.output.drained();
        this.pump();
    }
    #onClose() {
        this.#taker?.ended();
        this.#state = 'closing';
        this.deadline = 0;
        this.acceptor.deadlines.remove(this);
        this.#exchange?.gone();
        this.acceptor.closed(this);
    }
    // input
    /** Works through the input as far as it goes; responses to several requests go out in one write. */
    pump() {
        if (this.#pumping)
            return;
        this.#pumping = true;
        try {
            while (this.#step())
                if (this.output.full && !this.#flush())
                    break;
        }
        catch (error) {
            this.#fault(error);
        }
        this.#pumping = false;
        this.#flush();
        if (!this.reader.full)
            this.#resume();
    }
    #resume() {
        if (!this.#paused)
            return;
        this.#paused = false;
        this.#socket.resume();
    }
    /** Does one thing with the input; false when it has to wait for more, or for something else. */
    #step() {
        if (this.#state === 'head')
            return this.reader.pending > 0 && !this.output.waiting && this.#readHead();
        const { body } = this.reader;
        if (!body)
            return false;
        if (this.#state === 'exchange')
            return this.#exchange?.wantsBody === true && this.#exchange.takeBody(body);
        return this.#state === 'skipping' && this.#skipBody();
    }
    #readHead() {
        if (!this.reader.started) {
            if (this.#headStartedAt === 0)
                connectionCounts.requests++;
            this.#headStartedAt = this.acceptor.now();
            this.deadline = this.#headStartedAt + this.#settings.client_header_timeout;
        }
        const head = this.reader.readHead();
        if (head === undefined)
            return false;
        if ('fault' in head) {
            this.#begin(head.head).refuse(head.fault);
            return false;
        }
        this.#begin(head).serve();
        return true;
    }
    #begin(head) {
        this.client.requests++;
        this.client.pipelined = this.reader.pending > 0 && !this.reader.inBody;
        this.#state = 'exchange';
        this.deadline = 0;
        this.#exchange = new Exchange(this, head, this.#headStartedAt || this.acceptor.now());
        return this.#exchange;
    }
    #skipBody() {
        const { body } = this.reader;
        const progress = body ? this.reader.readBody(body, 0).progress : 'done';
        if (progress === 'done')
            this.#awaitRequest(this.#settings);
        else if (progress === 'more' && this.#ended)
            this.#close(this.#settings);
        else if (progress === 'more')
            this.#linger();
        else
            this.reset();
        return progress === 'done';
    }
    /** A fault of ours, before there is a request to answer: the log has the stack, and the connection ends. */
    #fault(error) {
        this.#settings.error_log.write(LEVEL.alert, faultText(error), this.client.id);
        this.destroy();
    }
    // between requests
    /** Source: ngx_http_update_location_config. */
    mayContinue(settings) {
        const { keepalive_time: longest, keepalive_requests: most, keepalive_timeout: timeout } = settings;
        const last = this.#ended && this.reader.pending === 0;
        if (timeout.ms === 0 || this.client.requests >= most || last || this.acceptor.quitting)
            return false;
        return longest === 0 || this.acceptor.now() - this.client.startedAt <= longest;
    }
    over(keepalive, settings) {
        this.#exchange = undefined;
        if (!keepalive)
            return this.#close(settings);
        if (this.reader.inBody) {
            this.#state = 'skipping';
            this.#lingerUntil = this.acceptor.now() + settings.lingering_time;
            this.#linger();
        }
        else {
            this.#awaitRequest(settings);
        }
        this.pump();
    }
    #awaitRequest(settings) {
        this.#state = 'head';
        this.reader.body = undefined;
        this.#headStartedAt = 0;
        if (this.reader.pending === 0 && (this.acceptor.quitting || this.#ended))
            return this.#close(settings);
        this.allow(settings.keepalive_timeout.ms);
    }
    /** Writes what has gathered; false where the client is not reading fast enough. */
    #flush() {
        if (this.output.flush())
            return true;
        if (this.#state === 'head' && !this.output.waiting) {
            // no further requests are taken from a client that does not read the answers to those it has sent
            this.output.whenDrained(() => this.#awaitRequest(this.#settings));
            this.allow(this.#settings.send_timeout);
        }
        return false;
    }
    /** Gives the connection away, with what has come and nobody has taken. */
    giveTo(make) {
        this.output.flush();
        this.#state = 'tunnel';
        const taker = make(this.#socket);
        this.#taker = taker;
        const early = this.reader.takeRest();
        if (early.length > 0)
            taker.data(early);
        this.#paused = false;
        this.#socket.resume();
        if (this.#ended)
            taker.ended();
    }
    // the end
    /** No more responses: closes, after what the client is still sending has been read where that is called for. */
    #close(settings) {
        const unread = this.reader.pending > 0 || this.reader.inBody;
        const lingers = settings.lingering_close === 'always' || (settings.lingering_close === 'on' && unread);
        this.output.flush();
        this.reader.clear();
        if (!lingers || this.#ended) {
            this.#state = 'closing';
            this.allow(settings.send_timeout);
            this.#socket.destroySoon();
            return;
        }
        this.#state = 'lingering';
        this.#lingerUntil = this.acceptor.now() + settings.lingering_time;
        this.#socket.end();
        this.#resume();
        this.#linger();
    }
    /** What is thrown away comes in time or not at all: `lingering_timeout` each, `lingering_time` together. */
    #linger() {
        const now = this.acceptor.now();
        this.deadline = Math.min(now + this.#settings.lingering_timeout, this.#lingerUntil);
        if (now >= this.#lingerUntil)
            this.reset();
    }
    /** Closes at once; by a reset where `reset_timedout_connection` says so. */
    reset() {
        if (this.#settings.reset_timedout_connection && this.client.tls === undefined)
            this.#socket.resetAndDestroy();
        else
            this.destroy();
    }
}
//# sourceMappingURL=connection.js.map