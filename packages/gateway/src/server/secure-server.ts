import type { Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { type Hosts, serverFor } from '../config/hosts.ts';
import { parseHost } from '../http1/host.ts';
import { LEVEL } from '../log/level.ts';
import { clientVerdict } from '../modules/ssl/client-verdict.ts';
import { ssl } from '../modules/ssl/index.ts';
import type { ServerTls } from '../modules/ssl/secure-context.ts';
import type { SessionStore } from '../modules/ssl/session-store.ts';
import type { Server } from '../request/location.ts';
import type { TlsSession } from '../request/request.ts';
import type { ClientHello } from './client-hello.ts';
import { greetingRequest } from './greeting-request.ts';
import { innerOf } from './inner-socket.ts';
import { type Negotiated, sessionFor } from './tls-session.ts';

/** What is done about the handshakes of an address. */
export interface SecureServerOptions {
  /** Whether HTTP/2 is spoken with the clients of a server. */
  speaksHttp2(server: Server): boolean;
  /** What session tickets are sealed with where a server has no keys of its own; undefined for keys of this process. */
  readonly ticketKeys: Uint8Array | undefined;
  /** How long a handshake may take, in milliseconds. */
  readonly handshakeTimeout: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Told of a handshake that is over. */
  accept(socket: TLSSocket): void;
  /** Told of one that has failed, and why. */
  refused(reason: string, socket: Socket, level?: number): void;
}

/** nginx's NGX_HTTP_ALPN_PROTOS. */
const HTTP1: readonly string[] = ['http/1.1', 'http/1.0', 'http/0.9'];

/** A fatal alert of unrecognized_name (RFC 6066 section 3) as a record. */
const UNRECOGNIZED_NAME = Buffer.from([21, 3, 1, 0, 2, 2, 112]);

/** One of internal_error (RFC 8446 section 6.2). */
const INTERNAL_ERROR = Buffer.from([21, 3, 1, 0, 2, 2, 80]);

const SESSIONS = new WeakMap<TLSSocket, TlsSession>();

/** What is known of the session of a socket that a SecureServer has accepted. */
export function sessionOf(socket: TLSSocket): TlsSession | undefined {
  return SESSIONS.get(socket);
}

/**
 * Speaks TLS with the clients of one address; it listens nowhere itself. Everything about a handshake (certificate,
 * ciphers, protocols, authorities for clients) is of the server that the client names: there is a server of Node.js for each.
 */
export class SecureServer {
  readonly #hosts: Hosts;
  /** The same servers, by which a name that is nobody's can be told. */
  readonly #named: Hosts;
  readonly #nobody: Server;
  readonly #options: SecureServerOptions;
  readonly #tlsServers: WeakMap<ServerTls, TlsServer> = new WeakMap();
  /** Those that keep sessions. */
  readonly #keepers: WeakMap<ServerTls, TlsServer> = new WeakMap();
  /** What clients that are shaking hands have said, by the addresses of their connections. */
  readonly #hellos: Map<string, ClientHello> = new Map();

  constructor(hosts: Hosts, options: SecureServerOptions) {
    this.#hosts = hosts;
    this.#nobody = { ...hosts.defaultServer };
    this.#named = { ...hosts, defaultServer: this.#nobody };
    this.#options = options;
  }

  /** Shakes hands with a client that has begun so, as far as that could be read. */
  greet(socket: Socket, hello: ClientHello | undefined): void {
    try {
      const { server } = this.#find(hello?.serverName ?? '');
      if (ssl.of(server).ssl_reject_handshake) return this.#reject(socket);
      const owner = this.#ownerOf(server);
      const tls = this.#chosen(tlsOf(owner), server, socket, hello?.serverName ?? '');
      if (!tls) return;
      const key = clientKey(socket);
      if (hello && key !== undefined) {
        this.#hellos.set(key, hello);
        socket.once('close', () => this.#hellos.delete(key));
      }
      this.#tlsServer(tls, owner, storeFor(owner, hello)).emit('connection', socket);
    } catch (error) {
      // a pattern among the server names that takes too long ends the handshake
      this.#options.refused(error instanceof Error ? error.message : String(error), socket);
      socket.destroy();
    }
  }

  /** What the handshake is made with; undefined, and an end of it, where variables lead to no certificate. */
  #chosen(tls: ServerTls, server: Server, socket: Socket, serverName: string): ServerTls | undefined {
    if (!tls.choose) return tls;
    try {
      if (!/^(?:[\w-]+(?:\.[\w-]+)*\.?)?$/.test(serverName)) throw new Error('client sent invalid server name');
      return tls.choose(greetingRequest(socket, server, serverName, this.#options.now()));
    } catch (error) {
      this.#options.refused(error instanceof Error ? error.message : String(error), socket, LEVEL.error);
      socket.end(INTERNAL_ERROR);
      socket.destroySoon();
      return undefined;
    }
  }

  #reject(socket: Socket): void {
    this.#options.refused('handshake rejected', socket);
    socket.end(UNRECOGNIZED_NAME);
    socket.destroySoon();
  }

  /** Source: ngx_http_ssl_servername. */
  #find(serverName: string): { readonly server: Server; readonly name: string | undefined } {
    const name = parseHost(serverName);
    if (!name) return { server: this.#hosts.defaultServer, name: undefined };
    const server = serverFor(this.#named, name, (pattern, host) => pattern.regex.test(host));
    return server === this.#nobody ? { server: this.#hosts.defaultServer, name: undefined } : { server, name };
  }

  /** The server whose certificate is shown for a server: one without any has that of the default server. */
  #ownerOf(server: Server): Server {
    return ssl.of(server).ssl_context ? server : this.#hosts.defaultServer;
  }

  #tlsServer(tls: ServerTls, owner: Server, store: SessionStore | undefined): TlsServer {
    const servers = store ? this.#keepers : this.#tlsServers;
    const known = servers.get(tls);
    if (known) return known;
    const made = this.#makeTlsServer(tls, owner);
    if (store) keepSessions(made, store);
    servers.set(tls, made);
    return made;
  }

  #makeTlsServer(tls: ServerTls, owner: Server): TlsServer {
    const { handshakeTimeout, refused } = this.#options;
    const ticketKeys = tls.ticketKeys ?? this.#options.ticketKeys;
    const server = createTlsServer(
      {
        ...(ticketKeys ? { ticketKeys: Buffer.from(ticketKeys) } : {}),
        ...tls.options,
        // without a protocol in common there is no connection, as in nginx
        ALPNCallback: ({ servername, protocols }) => this.#protocolFor(String(servername || ''), owner, protocols),
        // as in nginx, who is not let in is told so by a response
        requestCert: tls.verification !== undefined,
        rejectUnauthorized: false,
        handshakeTimeout,
      },
      (socket) => {
        try {
          this.#secured(socket, tls, owner);
        } catch (error) {
          // nothing in a client's certificate may end more than its connection
          refused(error instanceof Error ? error.message : String(error), socket, LEVEL.error);
          socket.destroy();
        }
      },
    );
    server.on('tlsClientError', (error, socket) => {
      refused(`SSL_do_handshake() failed (SSL: ${error.message})`, socket);
      // a handshake that is refused or takes too long leaves its socket open
      socket.destroy();
    });
    return server;
  }

  /** Source: ngx_http_ssl_alpn_select. */
  #protocolFor(serverName: string, owner: Server, offered: readonly string[]): string | undefined {
    try {
      // not told for a session of TLS 1.2 that is resumed
      const server = serverName === '' ? owner : this.#find(serverName).server;
      const spoken = this.#options.speaksHttp2(server) ? ['h2', ...HTTP1] : HTTP1;
      return spoken.find((protocol) => offered.includes(protocol));
    } catch {
      // a pattern among the server names that takes too long ends the handshake
      return undefined;
    }
  }

  #secured(socket: TLSSocket, tls: ServerTls, owner: Server): void {
    const key = clientKey(innerOf(socket));
    const hello = key === undefined ? undefined : this.#hellos.get(key);
    // OpenSSL does not tell the name for a session of TLS 1.2 that is resumed
    const resumed = socket.isSessionReused();
    const serverName =
      (typeof socket.servername === 'string' && socket.servername) || (resumed && hello?.serverName) || '';
    const found = resumed && serverName === '' ? { server: owner, name: undefined } : this.#find(serverName);
    const { server, name } = found;
    // what was read of the client's first message is what OpenSSL has read, or nothing of it holds
    if (ssl.of(server).ssl_reject_handshake || this.#ownerOf(server) !== owner) return void socket.destroy();
    const { verification } = tls;
    const verdict = verification ? clientVerdict(socket, verification) : { certificate: undefined, error: undefined };
    const negotiated: Negotiated = { server, name, trust: verification?.trust, verdict, serverName, hello };
    SESSIONS.set(socket, sessionFor(socket, negotiated, this.#options.now));
    this.#options.accept(socket);
  }
}

const TLS_1_3 = 0x0304;

/**
 * Where the session of a client is looked for and kept: of TLS 1.3 Node.js can only resume those that are in tickets, and
 * would ask for what is not the identifier of a session.
 */
function storeFor(owner: Server, hello: ClientHello | undefined): SessionStore | undefined {
  const { ssl_session_store: store, ssl_protocols: protocols } = ssl.of(owner);
  if (!store || !hello) return undefined;
  return hello.versions.includes(TLS_1_3) && protocols.includes('TLSv1.3') ? undefined : store;
}

/** Has sessions kept that a client may come back to without a ticket. */
function keepSessions(server: TlsServer, store: SessionStore): void {
  server.on('newSession', (id: Buffer, session: Buffer, done: () => void) => {
    store.keep(id.toString('hex'), session);
    done();
  });
  server.on('resumeSession', (id: Buffer, done: (error: Error | null, session: Buffer | null) => void) => {
    const found = store.find(id.toString('hex'));
    if (found instanceof Promise) void found.then((session) => done(null, session ?? null));
    else done(null, found ?? null);
  });
}

function tlsOf(owner: Server): ServerTls {
  const tls = ssl.of(owner).ssl_context;
  if (!tls) throw new Error('an address without a certificate');
  return tls;
}

/** A connection by its addresses; undefined on a unix socket, where it has none. */
function clientKey(socket: Socket): string | undefined {
  const { remoteAddress, remotePort, localAddress } = socket;
  return remotePort === undefined ? undefined : `${remoteAddress} ${remotePort} ${localAddress}`;
}
