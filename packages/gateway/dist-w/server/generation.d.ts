import type { Socket } from 'node:net';
import type { Environment } from '../config/environment.ts';
import type { Listen } from '../config/listen-groups.ts';
import type { Configuration } from '../config/load.ts';
import type { Acceptor, Endpoints } from '../http1/acceptor.ts';
import { Http1Connection } from '../http1/connection.ts';
import type { Deadlines } from '../http1/deadlines.ts';
import type { Http2Acceptor } from '../http2/acceptor.ts';
import { Http2Connection } from '../http2/connection.ts';
import type { MakeSession } from '../http2/sessions.ts';
import type { ErrorLog } from '../log/error-log.ts';
import { type OpenConnections } from '../request/connection-counts.ts';
/** The connections that are served by one configuration, until the last of them is closed. */
export declare class Generation implements OpenConnections {
    #private;
    readonly errorLog: ErrorLog;
    /** What session tickets of TLS are sealed with; undefined for keys of this process alone. */
    readonly ticketKeys: Uint8Array | undefined;
    constructor(configuration: Configuration, environment: Environment, deadlines: Deadlines, nextSerial: () => number);
    get open(): number;
    get connections(): Iterable<Http1Connection | Http2Connection>;
    /** What connections to that address are told. */
    acceptor({ hosts, ssl, http2: always }: Listen): Http2Acceptor;
    /** Counts a socket until it is closed; false, and closed at once, where there is no room for it. */
    admit(socket: Socket): boolean;
    /** Writes what is to be said of a connection that ends before it is served. */
    note({ defaultServer }: Acceptor, level: number, message: string): void;
    /** Serves a connection on a socket that was admitted, or on one of TLS around it. */
    accept(socket: Socket, acceptor: Acceptor, endpoints: Omit<Endpoints, 'id'>): void;
    /** Serves a connection whose client speaks HTTP/2, as `accept` does others. */
    acceptHttp2(socket: Socket, make: MakeSession, acceptor: Http2Acceptor, endpoints: Omit<Endpoints, 'id'>): void;
    /** Lets the requests in hand be served, closes connections as they become idle, and the log files at the end. */
    quit(): Promise<void>;
    /** Closes all connections at once. */
    stop(): void;
}
//# sourceMappingURL=generation.d.ts.map