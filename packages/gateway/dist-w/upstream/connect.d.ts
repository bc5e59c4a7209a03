import { type Socket } from 'node:net';
import { type SecureContext } from 'node:tls';
import type { PeerAddress } from './peer.ts';
import type { Fault } from './protocol.ts';
/** How TLS is spoken with a backend. */
export interface TlsTarget {
    readonly context: SecureContext;
    /** The name that its certificate has to be for. */
    readonly name: string;
    /** Whether that name is sent (SNI). */
    readonly sendsName: boolean;
    readonly verifies: boolean;
    /** How many certificates there may be between the backend's and one that is trusted. */
    readonly depth: number;
    /** A session to resume. */
    readonly session: Buffer | undefined;
    /** Told of sessions that can be resumed later. */
    readonly keepSession: ((session: Buffer) => void) | undefined;
}
/** What a connection is made with. */
export interface ConnectOptions {
    readonly tls: TlsTarget | undefined;
    /** The local address; undefined for any. */
    readonly localAddress: string | undefined;
    readonly keepAlive: boolean;
}
/** What comes of connecting: `opened` or `failed`, once. */
export interface ConnectEvents {
    /** The connection is there, and TLS is being agreed on. */
    handshaking(): void;
    opened(socket: Socket): void;
    failed(fault: Fault): void;
}
/** Connects to a backend. What is returned gives up. */
export declare function connect(address: PeerAddress, options: ConnectOptions, events: ConnectEvents): () => void;
//# sourceMappingURL=connect.d.ts.map