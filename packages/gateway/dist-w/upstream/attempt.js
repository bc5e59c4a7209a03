import { LEVEL } from '../log/level.js';
import { connect } from './connect.js';
import { cacheOf } from './connection-cache.js';
/** One attempt to have a request answered by one peer: connecting, sending, and reading, each in its time. */
export class Attempt {
    deadline = 0;
    /** What `$upstream_…` tell of it. */
    record;
    peer;
    /** Whether it was made over a connection that was kept. */
    cached = false;
    /** Whether the peer may have seen some of the request. */
    requestSent = false;
    #r;
    #passing;
    #events;
    #startedAt;
    #giveUp = undefined;
    #connection = undefined;
    #call = undefined;
    #before = { sent: 0, received: 0 };
    #contentWaits = true;
    #headed = false;
    #headedAt = 0;
    /** Whoever gets the data has enough for now. */
    #held = false;
    /** More has come than may come yet. */
    #slowed = undefined;
    #over = false;
    constructor(r, passing, peer, events) {
        this.#r = r;
        this.#passing = passing;
        this.#events = events;
        this.peer = peer;
        this.record = newRecord(peer.name);
        this.#startedAt = passing.conf.clock.now();
    }
    /** Begins, over a connection that was kept where there is one. */
    start(content) {
        const { group, conf } = this.#passing;
        conf.clock.deadlines.add(this);
        const kept = group.keepalive ? cacheOf(group, conf.clock).take(this.#key) : undefined;
        this.cached = kept !== undefined;
        if (kept)
            this.#send(kept, content);
        else
            this.#connect(content);
    }
    /** Lets data come again after `data` has returned false. */
    resume() {
        this.#held = false;
        if (this.#slowed || this.#over)
            return;
        this.#allow(this.#passing.conf.readTimeout);
        this.#call?.resume();
    }
    /** Bytes of the client's wait for the peer, or no longer do. */
    contentWaits(waits) {
        this.#contentWaits = waits;
        if (!this.#headed)
            this.#allow(waits ? this.#passing.conf.sendTimeout : 0);
    }
    /** Ends it: the connection is kept for another request where it can be, else closed. No event comes any more. */
    finish(reusable) {
        if (this.#over)
            return;
        this.#over = true;
        const { conf, group } = this.#passing;
        conf.clock.deadlines.remove(this);
        clearTimeout(this.#slowed);
        this.#giveUp?.();
        this.record.responseTime = conf.clock.now() - this.#startedAt;
        const connection = this.#connection;
        if (!connection)
            return;
        this.record.bytesSent = connection.socket.bytesWritten - this.#before.sent;
        this.record.bytesReceived = connection.socket.bytesRead - this.#before.received;
        if (reusable && group.keepalive)
            cacheOf(group, conf.clock).keep(this.#key, connection, group.keepalive);
        else if (reusable)
            connection.socket.destroy();
        else
            this.#call?.abort();
    }
    /** Connections to one address may be spoken with in several ways. */
    get #key() {
        const tls = this.#passing.tls?.(this.peer.name);
        return `${this.#passing.protocol.schema}${this.peer.name}${tls ? ` ${tls.name}` : ''}`;
    }
    #connect(content) {
        const { conf, tls } = this.#passing;
        this.#allow(conf.connectTimeout);
        const localAddress = conf.localAddress?.(this.#r);
        const options = {
            tls: tls?.(this.peer.name),
            localAddress: localAddress === '' ? undefined : localAddress,
            keepAlive: conf.socketKeepalive,
        };
        this.#giveUp = connect(this.peer.address, options, {
            handshaking: () => {
                this.#r.main.action = 'SSL handshaking to upstream';
                this.#allow(conf.connectTimeout);
            },
            opened: (socket) => this.#opened(socket, content),
            failed: (fault) => this.fail(fault),
        });
    }
    #opened(socket, content) {
        this.#giveUp = undefined;
        this.#send({ socket, state: undefined, requests: 0, openedAt: this.#passing.conf.clock.now() }, content);
    }
    #send(connection, content) {
        const { conf, protocol } = this.#passing;
        this.record.connectTime = conf.clock.now() - this.#startedAt;
        this.#connection = connection;
        connection.requests++;
        this.#before = { sent: connection.socket.bytesWritten, received: connection.socket.bytesRead };
        this.#r.main.action = 'sending request to upstream';
        this.requestSent = true;
        this.#allow(conf.sendTimeout);
        this.#call = protocol.call(connection, this.#r, content, this);
        if (this.#over)
            this.#call.abort();
    }
    // what the protocol tells
    moved() {
        // who waits for the client is not slow
        if (!this.#headed && this.#contentWaits)
            this.#allow(this.#passing.conf.sendTimeout);
    }
    sent() {
        if (this.#headed || this.#over)
            return;
        this.#r.main.action = 'reading response header from upstream';
        this.#allow(this.#passing.conf.readTimeout);
    }
    stderr(text) {
        this.#r.log(LEVEL.error, `FastCGI sent in stderr: "${text}"`);
    }
    head(head) {
        if (this.#over)
            return;
        this.#noteHead(head);
        this.#allow(this.#passing.conf.readTimeout);
        this.#events.head(head);
        if (!this.#over)
            this.#r.main.action = 'reading upstream';
    }
    #noteHead(head) {
        this.#headed = true;
        this.#headedAt = this.#passing.conf.clock.now();
        this.record.status = head.status;
        this.record.headerTime = this.#passing.conf.clock.now() - this.#startedAt;
    }
    data(chunk) {
        if (this.#over)
            return true;
        this.record.responseLength += chunk.length;
        this.#held = !this.#events.data(chunk);
        this.#slow();
        const more = !this.#held && !this.#slowed;
        // a peer that is held back is not slow
        this.#allow(more ? this.#passing.conf.readTimeout : 0);
        return more;
    }
    /** Waits until what has come is no more than may come in the time that it took (`proxy_limit_rate`). */
    #slow() {
        const { rate, clock } = this.#passing.conf;
        if (rate === 0 || this.#slowed || this.#over)
            return;
        const early = (this.record.responseLength / rate) * 1000 - (clock.now() - this.#headedAt);
        if (early <= 0)
            return;
        this.#slowed = setTimeout(() => {
            this.#slowed = undefined;
            if (!this.#held)
                this.resume();
        }, early);
    }
    end(trailers, reusable) {
        if (!this.#over)
            this.#events.end(trailers, reusable);
    }
    upgraded(head, socket) {
        if (this.#over)
            return void socket.destroy();
        this.#noteHead(head);
        this.#r.main.action = 'proxying upgraded connection';
        this.#allow(0);
        this.#events.upgraded(head, socket);
    }
    fail(fault) {
        if (this.#over)
            return;
        this.#r.log(fault.level ?? LEVEL.error, fault.message);
        this.#events.fail(fault);
    }
    expire() {
        this.fail({ kind: 'timeout', message: 'upstream timed out (110: Connection timed out)' });
    }
    #allow(ms) {
        this.deadline = ms === 0 || this.#over ? 0 : this.#passing.conf.clock.now() + ms;
    }
}
/** The record of an attempt that has yet to come to anything. */
export function newRecord(peer) {
    return {
        peer,
        status: 0,
        connectTime: -1,
        headerTime: -1,
        responseTime: -1,
        bytesSent: 0,
        bytesReceived: 0,
        responseLength: 0,
    };
}
//# sourceMappingURL=attempt.js.map