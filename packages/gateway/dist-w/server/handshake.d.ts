import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Deadlines, Expiring } from '../http1/deadlines.ts';
import type { Certificates } from './certificates.ts';
/** What a connection to an address with TLS turns out to be. */
export interface Outcome {
    secure(socket: TLSSocket): void;
    /** The client does not speak TLS; nothing that it has sent has been taken. */
    plain(socket: Socket): void;
    /** The connection is closed, because the handshake failed or took too long. */
    failed(reason: string): void;
}
/** A connection until it has a TLS session, which it must have by the deadline. */
export declare class Handshake implements Expiring {
    #private;
    deadline: number;
    constructor(socket: Socket, certificates: Certificates, deadlines: Deadlines, deadline: number, outcome: Outcome);
    expire(): void;
}
/** What `$ssl_…` variables say of a connection, by the rest of their name. */
export declare function sessionOf(socket: TLSSocket): (name: string) => string | undefined;
//# sourceMappingURL=handshake.d.ts.map