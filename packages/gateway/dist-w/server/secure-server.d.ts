import type { Socket } from 'node:net';
import { type TLSSocket } from 'node:tls';
import { type Hosts } from '../config/hosts.ts';
import type { Server } from '../request/location.ts';
import type { TlsSession } from '../request/request.ts';
import type { ClientHello } from './client-hello.ts';
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
/** What is known of the session of a socket that a SecureServer has accepted. */
export declare function sessionOf(socket: TLSSocket): TlsSession | undefined;
/**
 * Speaks TLS with the clients of one address; it listens nowhere itself. Everything about a handshake (certificate,
 * ciphers, protocols, authorities for clients) is of the server that the client names: there is a server of Node.js for each.
 */
export declare class SecureServer {
    #private;
    constructor(hosts: Hosts, options: SecureServerOptions);
    /** Shakes hands with a client that has begun so, as far as that could be read. */
    greet(socket: Socket, hello: ClientHello | undefined): void;
}
//# sourceMappingURL=secure-server.d.ts.map