import { createServer as createTlsServer } from 'node:tls';
import { serverFor } from '../config/hosts.js';
import { parseHost } from '../http1/host.js';
import { LEVEL } from '../log/level.js';
import { clientVerdict } from '../modules/ssl/client-verdict.js';
import { ssl } from '../modules/ssl/index.js';
import { greetingRequest } from './greeting-request.js';
import { sessionFor } from './tls-session.js';
/** nginx's NGX_HTTP_ALPN_PROTOS. */
const HTTP1 = ['http/1.1', 'http/1.0', 'http/0.9'];
/** A fatal alert of unrecognized_name (RFC 6066 section 3) as a record. */
const UNRECOGNIZED_NAME = Buffer.from([21, 3, 1, 0, 2, 2, 112]);
/** One of internal_error (RFC 8446 section 6.2). */
const INTERNAL_ERROR = Buffer.from([21, 3, 1, 0, 2, 2, 80]);
const SESSIONS = new WeakMap();
/** What is known of the session of a socket that a SecureServer has accepted. */
export function sessionOf(socket) {
    return SESSIONS.get(socket);
}
/**
 * Speaks TLS with the clients of one address; it listens nowhere itself. Everything about a handshake (certificate,
 * ciphers, protocols, authorities for clients) is of the server that the client names: there is a server of Node.js for each.
 */
export class SecureServer {
    #hosts;
    /** The same servers, by which a name that is nobody's can be told. */
    #named;
    #nobody;
    #options;
    #tlsServers = new WeakMap();
    /** Those that keep sessions. */
    #keepers = new WeakMap();
    /** What clients that are shaking hands have said, by the addresses of their connections. */
    #hellos = new Map();
    constructor(hosts, options) {
        this.#hosts = hosts;
        this.#nobody = { ...hosts.defaultServer };
        this.#named = { ...hosts, defaultServer: this.#nobody };
        this.#options = options;
    }
    /** Shakes hands with a client that has begun so, as far as that could be read. */
    greet(socket, hello) {
        try {
            const { server } = this.#find(hello?.serverName ?? '');
            if (ssl.of(server).ssl_reject_handshake)
                return this.#reject(socket);
            const owner = this.#ownerOf(server);
            const tls = this.#chosen(tlsOf(owner), server, socket, hello?.serverName ?? '');
            if (!tls)
                return;
            const key = clientKey(socket);
            if (hello && key !== undefined) {
                this.#hellos.set(key, hello);
                socket.once('close', () => this.#hellos.delete(key));
            }
            this.#tlsServer(tls, owner, storeFor(owner, hello)).emit('connection', socket);
        }
        catch (error) {
            // a pattern among the server names that takes too long ends the handshake
            this.#options.refused(error instanceof Error ? error.message : String(error), socket);
            socket.destroy();
        }
    }
    /** What the handshake is made with; undefined, and an end of it, where variables lead to no certificate. */
    #chosen(tls, server, socket, serverName) {
        if (!tls.choose)
            return tls;
        try {
            if (!/^(?:[\w-]+(?:\.[\w-]+)*\.?)?$/.test(serverName))
                throw new Error('client sent invalid server name');
            return tls.choose(greetingRequest(socket, server, serverName, this.#options.now()));
        }
        catch (error) {
            this.#options.refused(error instanceof Error ? error.message : String(error), socket, LEVEL.error);
            socket.end(INTERNAL_ERROR);
            socket.destroySoon();
            return undefined;
        }
    }
    #reject(socket) {
        this.#options.refused('handshake rejected', socket);
        socket.end(UNRECOGNIZED_NAME);
        socket.destroySoon();
    }
    /** Source: ngx_http_ssl_servername. */
    #find(serverName) {
        const name = parseHost(serverName);
        if (!name)
            return { server: this.#hosts.defaultServer, name: undefined };
        const server = serverFor(this.#named, name, (pattern, host) => pattern.regex.test(host));
        return server === this.#nobody ? { server: this.#hosts.defaultServer, name: undefined } : { server, name };
    }
    /** The server whose certificate is shown for a server: one without any has that of the default server. */
    #ownerOf(server) {
        return ssl.of(server).ssl_context ? server : this.#hosts.defaultServer;
    }
    #tlsServer(tls, owner, store) {
        const servers = store ? this.#keepers : this.#tlsServers;
        const known = servers.get(tls);
        if (known)
            return known;
        const made = this.#makeTlsServer(tls, owner);
        if (store)
            keepSessions(made, store);
        servers.set(tls, made);
        return made;
    }
    #makeTlsServer(tls, owner) {
        const { handshakeTimeout, refused } = this.#options;
        const ticketKeys = tls.ticketKeys ?? this.#options.ticketKeys;
        const server = createTlsServer({
            ...(ticketKeys ? { ticketKeys: Buffer.from(ticketKeys) } : {}),
            ...tls.options,
            // without a protocol in common there is no connection, as in nginx
            ALPNCallback: ({ servername, protocols }) => this.#protocolFor(String(servername || ''), owner, protocols),
            // as in nginx, who is not let in is told so by a response
            requestCert: tls.verification !== undefined,
            rejectUnauthorized: false,
            handshakeTimeout,
        }, (socket) => {
            try {
                this.#secured(socket, tls, owner);
            }
            catch (error) {
                // nothing in a client's certificate may end more than its connection
                refused(error instanceof Error ? error.message : String(error), socket, LEVEL.error);
                socket.destroy();
            }
        });
        server.on('tlsClientError', (error, socket) => {
            refused(`SSL_do_handshake() failed (SSL: ${error.message})`, socket);
            // a handshake that is refused or takes too long leaves its socket open
            socket.destroy();
        });
        return server;
    }
    /** Source: ngx_http_ssl_alpn_select. */
    #protocolFor(serverName, owner, offered) {
        try {
            // not told for a session of TLS 1.2 that is resumed
            const server = serverName === '' ? owner : this.#find(serverName).server;
            const spoken = this.#options.speaksHttp2(server) ? ['h2', ...HTTP1] : HTTP1;
            return spoken.find((protocol) => offered.includes(protocol));
        }
        catch {
            // a pattern among the server names that takes too long ends the handshake
            return undefined;
        }
    }
    #secured(socket, tls, owner) {
        const key = clientKey(socket);
        const hello = key === undefined ? undefined : this.#hellos.get(key);
        // OpenSSL does not tell the name for a session of TLS 1.2 that is resumed
        const resumed = socket.isSessionReused();
        const serverName = (typeof socket.servername === 'string' && socket.servername) || (resumed && hello?.serverName) || '';
        const found = resumed && serverName === '' ? { server: owner, name: undefined } : this.#find(serverName);
        const { server, name } = found;
        // what was read of the client's first message is what OpenSSL has read, or nothing of it holds
        if (ssl.of(server).ssl_reject_handshake || this.#ownerOf(server) !== owner)
            return void socket.destroy();
        const { verification } = tls;
        const verdict = verification ? clientVerdict(socket, verification) : { certificate: undefined, error: undefined };
        const negotiated = { server, name, trust: verification?.trust, verdict, serverName, hello };
        SESSIONS.set(socket, sessionFor(socket, negotiated, this.#options.now));
        this.#options.accept(socket);
    }
}
const TLS_1_3 = 0x0304;
/**
 * Where the session of a client is looked for and kept: of TLS 1.3 Node.js can only resume those that are in tickets, and
 * would ask for what is not the identifier of a session.
 */
function storeFor(owner, hello) {
    const { ssl_session_store: store, ssl_protocols: protocols } = ssl.of(owner);
    if (!store || !hello)
        return undefined;
    return hello.versions.includes(TLS_1_3) && protocols.includes('TLSv1.3') ? undefined : store;
}
/** Has sessions kept that a client may come back to without a ticket. */
function keepSessions(server, store) {
    server.on('newSession', (id, session, done) => {
        store.keep(id.toString('hex'), session);
        done();
    });
    server.on('resumeSession', (id, done) => {
        const found = store.find(id.toString('hex'));
        if (found instanceof Promise)
            void found.then((session) => done(null, session ?? null));
        else
            done(null, found ?? null);
    });
}
function tlsOf(owner) {
    const tls = ssl.of(owner).ssl_context;
    if (!tls)
        throw new Error('an address without a certificate');
    return tls;
}
/** A connection by its addresses; undefined on a unix socket, where it has none. */
function clientKey(socket) {
    const { remoteAddress, remotePort, localAddress } = socket;
    return remotePort === undefined ? undefined : `${remoteAddress} ${remotePort} ${localAddress}`;
}
//# sourceMappingURL=secure-server.js.map