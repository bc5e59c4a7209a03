import type { Server } from '../request/location.ts';
import type { ProxyProtocol } from '../request/proxy-protocol.ts';
import type { Request, TlsSession } from '../request/request.ts';
import type { Deadlines } from './deadlines.ts';
/** What a listening socket tells the connections that come in on it. */
export interface Acceptor {
    /** The server for clients that have not named a host. */
    readonly defaultServer: Server;
    /** The server of that host; a pattern among the names may set the request's captures. */
    serverFor(host: string, r: Request): Server;
    /** Milliseconds since the Unix epoch. */
    readonly now: () => number;
    readonly deadlines: Deadlines;
    /** Whether connections are to end once the requests in hand are served. */
    readonly quitting: boolean;
    /** Whether TLS is to be spoken: a connection without it is told so. */
    readonly secure?: boolean;
    /** Told of the end of every connection. */
    closed(connection: object): void;
}
/** The two ends of a connection, and what is known of its TLS session. */
export interface Endpoints {
    readonly id: number;
    readonly remoteAddress: string;
    readonly remotePort: string;
    readonly serverAddress: string;
    readonly serverPort: string;
    /** Undefined without TLS. */
    readonly tls: TlsSession | undefined;
    /** What the header of the PROXY protocol says, where there is one. */
    readonly proxyProtocol?: ProxyProtocol | undefined;
}
//# sourceMappingURL=acceptor.d.ts.map