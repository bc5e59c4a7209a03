import type { Socket } from 'node:net';
import type { Environment } from '../config/environment.ts';
import { serverFor } from '../config/hosts.ts';
import type { Listen } from '../config/listen-groups.ts';
import type { Configuration } from '../config/load.ts';
import type { WhileServing } from '../config/while-serving.ts';
import type { Acceptor, Endpoints } from '../http1/acceptor.ts';
import { Http1Connection } from '../http1/connection.ts';
import type { Deadlines } from '../http1/deadlines.ts';
import type { Http2Acceptor } from '../http2/acceptor.ts';
import { Http2Connection } from '../http2/connection.ts';
import type { MakeSession } from '../http2/sessions.ts';
import type { ErrorLog } from '../log/error-log.ts';
import { LEVEL } from '../log/level.ts';
import { core } from '../modules/core/index.ts';
import { http2 } from '../modules/http2.ts';
import { connectionCounts, type OpenConnections } from '../request/connection-counts.ts';
import { matches } from '../request/find-location.ts';

/**
 * How long an idle connection waits for a last request when its configuration is to end, in milliseconds: one may be on
 * its way, and is answered with `Connection: close` rather than lost. nginx closes at once (but see keepalive_min_timeout).
 */
const LAST_REQUEST = 1000;

/** The connections that are served by one configuration, until the last of them is closed. */
export class Generation implements OpenConnections {
  readonly errorLog: ErrorLog;
  /** What session tickets of TLS are sealed with; undefined for keys of this process alone. */
  readonly ticketKeys: Uint8Array | undefined;
  readonly #room: number;
  readonly #now: () => number;
  readonly #deadlines: Deadlines;
  readonly #nextSerial: () => number;
  readonly #closeLogs: () => void;
  readonly #whileServing: readonly WhileServing[];
  readonly #connections: Set<Http1Connection | Http2Connection> = new Set();
  /** How many sockets are open: those of the connections, and those that have yet to shake hands. */
  #open = 0;
  #quitting = false;
  #drained: (() => void) | undefined = undefined;

  constructor(configuration: Configuration, environment: Environment, deadlines: Deadlines, nextSerial: () => number) {
    this.errorLog = configuration.errorLog;
    this.#closeLogs = () => configuration.logFiles.close();
    this.#whileServing = configuration.whileServing;
    this.#room = core.of(configuration.main).worker_connections;
    this.#now = environment.now;
    this.ticketKeys = environment.ticketKeys;
    this.#deadlines = deadlines;
    this.#nextSerial = nextSerial;
  }

  /** Has what goes on beside the requests begin. */
  begin(): void {
    for (const companion of this.#whileServing) companion.begin(this.errorLog);
  }

  get open(): number {
    return this.#open;
  }

  get connections(): Iterable<Http1Connection | Http2Connection> {
    return this.#connections;
  }

  /** What connections to that address are told. */
  acceptor({ hosts, ssl, http2: always }: Listen): Http2Acceptor {
    const isQuitting = (): boolean => this.#quitting;
    return {
      defaultServer: hosts.defaultServer,
      serverFor: (name, r) => serverFor(hosts, name, (pattern, subject) => matches(r, pattern, subject)),
      now: this.#now,
      deadlines: this.#deadlines,
      secure: ssl,
      http2: http2.of(hosts.defaultServer),
      speaksHttp2: (server) => always || http2.of(server).http2,
      get quitting(): boolean {
        return isQuitting();
      },
      closed: (connection) => this.#closed(connection),
    };
  }

  /** Counts a socket until it is closed; false, and closed at once, where there is no room for it. */
  admit(socket: Socket): boolean {
    connectionCounts.accepted++;
    if (this.#open >= this.#room) {
      this.errorLog.write(LEVEL.alert, `${this.#room} worker_connections are not enough`);
      socket.destroy();
      return false;
    }
    connectionCounts.handled++;
    if (this.#open === 0) connectionCounts.watch(this);
    this.#open++;
    socket.once('close', () => {
      this.#open--;
      if (this.#open === 0) connectionCounts.forget(this);
      this.#settle();
    });
    return true;
  }

  /** Writes what is to be said of a connection that ends before it is served. */
  note({ defaultServer }: Acceptor, level: number, message: string): void {
    defaultServer.settings.error_log.write(level, message, this.#nextSerial());
  }

  /** Serves a connection on a socket that was admitted, or on one of TLS around it. */
  accept(socket: Socket, acceptor: Acceptor, endpoints: Omit<Endpoints, 'id'>): void {
    this.#connections.add(new Http1Connection(socket, acceptor, { ...endpoints, id: this.#nextSerial() }));
  }

  /** Serves a connection whose client speaks HTTP/2, as `accept` does others. */
  acceptHttp2(socket: Socket, make: MakeSession, acceptor: Http2Acceptor, endpoints: Omit<Endpoints, 'id'>): void {
    const connection = new Http2Connection(socket, make(socket), acceptor, { ...endpoints, id: this.#nextSerial() });
    this.#connections.add(connection);
    // it may have come in the moment the configuration was to end
    if (this.#quitting) connection.quit();
  }

  /** Lets the requests in hand be served, closes connections as they become idle, and the log files at the end. */
  async quit(): Promise<void> {
    this.#quitting = true;
    for (const connection of [...this.#connections]) {
      if (connection instanceof Http2Connection) {
        connection.quit();
        continue;
      }
      // the first request of a new connection may be on its way, and its client would not try again
      const waits = connection.deadline === 0 || connection.deadline > this.#now() + LAST_REQUEST;
      if (waits && connection.idle && connection.client.requests > 0) connection.allow(LAST_REQUEST);
    }
    if (!this.#empty) {
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    }
    this.#end();
    this.#closeLogs();
  }

  /** Closes all connections at once. */
  stop(): void {
    this.#quitting = true;
    for (const connection of [...this.#connections]) connection.destroy();
    this.#end();
  }

  #end(): void {
    for (const companion of this.#whileServing) companion.end();
  }

  #closed(connection: object): void {
    this.#connections.delete(connection as Http1Connection | Http2Connection);
    this.#settle();
  }

  get #empty(): boolean {
    return this.#open === 0 && this.#connections.size === 0;
  }

  #settle(): void {
    if (this.#empty) this.#drained?.();
  }
}
