import type { Socket } from 'node:net';
import { serverFor } from '../config/hosts.ts';
import type { Listen } from '../config/listen-groups.ts';
import type { Configuration } from '../config/load.ts';
import type { Acceptor, Endpoints } from '../http1/acceptor.ts';
import { Http1Connection } from '../http1/connection.ts';
import type { Deadlines } from '../http1/deadlines.ts';
import type { ErrorLog } from '../log/error-log.ts';
import { LEVEL } from '../log/level.ts';
import { core } from '../modules/core/index.ts';
import { matches } from '../request/find-location.ts';

/** The connections that are served by one configuration, until the last of them is closed. */
export class Generation {
  readonly errorLog: ErrorLog;
  readonly #room: number;
  readonly #now: () => number;
  readonly #deadlines: Deadlines;
  readonly #nextSerial: () => number;
  readonly #connections: Set<Http1Connection> = new Set();
  #quitting = false;
  #drained: (() => void) | undefined = undefined;

  constructor(configuration: Configuration, now: () => number, deadlines: Deadlines, nextSerial: () => number) {
    this.errorLog = configuration.errorLog;
    this.#room = core.of(configuration.main).worker_connections;
    this.#now = now;
    this.#deadlines = deadlines;
    this.#nextSerial = nextSerial;
  }

  /** What connections to that address are told. */
  acceptor({ hosts }: Listen): Acceptor {
    const isQuitting = (): boolean => this.#quitting;
    return {
      defaultServer: hosts.defaultServer,
      serverFor: (name, r) => serverFor(hosts, name, (pattern, subject) => matches(r, pattern, subject)),
      now: this.#now,
      deadlines: this.#deadlines,
      get quitting(): boolean {
        return isQuitting();
      },
      closed: (connection) => this.#closed(connection),
    };
  }

  /** Serves a connection, if there is room for one more. */
  accept(socket: Socket, acceptor: Acceptor, endpoints: Omit<Endpoints, 'id'>): void {
    if (this.#connections.size < this.#room) {
      this.#connections.add(new Http1Connection(socket, acceptor, { ...endpoints, id: this.#nextSerial() }));
      return;
    }
    this.errorLog.write(LEVEL.alert, `${this.#room} worker_connections are not enough`);
    socket.destroy();
  }

  /** Lets the requests in hand be served, and closes connections as they become idle. */
  async quit(): Promise<void> {
    this.#quitting = true;
    for (const connection of [...this.#connections]) if (connection.idle) connection.destroy();
    if (this.#connections.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
  }

  /** Closes all connections at once. */
  stop(): void {
    this.#quitting = true;
    for (const connection of [...this.#connections]) connection.destroy();
  }

  #closed(connection: object): void {
    this.#connections.delete(connection as Http1Connection);
    if (this.#connections.size === 0) this.#drained?.();
  }
}
