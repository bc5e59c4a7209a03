import { serverFor } from '../config/hosts.js';
import { Http1Connection } from '../http1/connection.js';
import { Http2Connection } from '../http2/connection.js';
import { LEVEL } from '../log/level.js';
import { core } from '../modules/core/index.js';
import { http2 } from '../modules/http2.js';
import { connectionCounts } from '../request/connection-counts.js';
import { matches } from '../request/find-location.js';
/**
 * How long an idle connection waits for a last request when its configuration is to end, in milliseconds: one may be on
 * its way, and is answered with `Connection: close` rather than lost. nginx closes at once (but see keepalive_min_timeout).
 */
const LAST_REQUEST = 1000;
/** The connections that are served by one configuration, until the last of them is closed. */
export class Generation {
    errorLog;
    /** What session tickets of TLS are sealed with; undefined for keys of this process alone. */
    ticketKeys;
    #room;
    #now;
    #deadlines;
    #nextSerial;
    #closeLogs;
    #connections = new Set();
    /** How many sockets are open: those of the connections, and those that have yet to shake hands. */
    #open = 0;
    #quitting = false;
    #drained = undefined;
    constructor(configuration, environment, deadlines, nextSerial) {
        this.errorLog = configuration.errorLog;
        this.#closeLogs = () => configuration.logFiles.close();
        this.#room = core.of(configuration.main).worker_connections;
        this.#now = environment.now;
        this.ticketKeys = environment.ticketKeys;
        this.#deadlines = deadlines;
        this.#nextSerial = nextSerial;
    }
    get open() {
        return this.#open;
    }
    get connections() {
        return this.#connections;
    }
    /** What connections to that address are told. */
    acceptor({ hosts, ssl, http2: always }) {
        const isQuitting = () => this.#quitting;
        return {
            defaultServer: hosts.defaultServer,
            serverFor: (name, r) => serverFor(hosts, name, (pattern, subject) => matches(r, pattern, subject)),
            now: this.#now,
            deadlines: this.#deadlines,
            secure: ssl,
            http2: http2.of(hosts.defaultServer),
            speaksHttp2: (server) => always || http2.of(server).http2,
            get quitting() {
                return isQuitting();
            },
            closed: (connection) => this.#closed(connection),
        };
    }
    /** Counts a socket until it is closed; false, and closed at once, where there is no room for it. */
    admit(socket) {
        connectionCounts.accepted++;
        if (this.#open >= this.#room) {
            this.errorLog.write(LEVEL.alert, `${this.#room} worker_connections are not enough`);
            socket.destroy();
            return false;
        }
        connectionCounts.handled++;
        if (this.#open === 0)
            connectionCounts.watch(this);
        this.#open++;
        socket.once('close', () => {
            this.#open--;
            if (this.#open === 0)
                connectionCounts.forget(this);
            this.#settle();
        });
        return true;
    }
    /** Writes what is to be said of a connection that ends before it is served. */
    note({ defaultServer }, level, message) {
        defaultServer.settings.error_log.write(level, message, this.#nextSerial());
    }
    /** Serves a connection on a socket that was admitted, or on one of TLS around it. */
    accept(socket, acceptor, endpoints) {
        this.#connections.add(new Http1Connection(socket, acceptor, { ...endpoints, id: this.#nextSerial() }));
    }
    /** Serves a connection whose client speaks HTTP/2, as `accept` does others. */
    acceptHttp2(socket, make, acceptor, endpoints) {
        const connection = new Http2Connection(socket, make(socket), acceptor, { ...endpoints, id: this.#nextSerial() });
        this.#connections.add(connection);
        // it may have come in the moment the configuration was to end
        if (this.#quitting)
            connection.quit();
    }
    /** Lets the requests in hand be served, closes connections as they become idle, and the log files at the end. */
    async quit() {
        this.#quitting = true;
        for (const connection of [...this.#connections]) {
            if (connection instanceof Http2Connection) {
                connection.quit();
                continue;
            }
            // the first request of a new connection may be on its way, and its client would not try again
            const waits = connection.deadline === 0 || connection.deadline > this.#now() + LAST_REQUEST;
            if (waits && connection.idle && connection.client.requests > 0)
                connection.allow(LAST_REQUEST);
        }
        if (!this.#empty) {
            await new Promise((resolve) => {
                this.#drained = resolve;
            });
        }
        this.#closeLogs();
    }
    /** Closes all connections at once. */
    stop() {
        this.#quitting = true;
        for (const connection of [...this.#connections])
            connection.destroy();
    }
    #closed(connection) {
        this.#connections.delete(connection);
        this.#settle();
    }
    get #empty() {
        return this.#open === 0 && this.#connections.size === 0;
    }
    #settle() {
        if (this.#empty)
            this.#drained?.();
    }
}
//# sourceMappingURL=generation.js.map