import type { TLSSocket } from 'node:tls';
import { type Handshake } from '../modules/ssl/admission.ts';
import type { TlsSession } from '../request/request.ts';
import type { ClientHello } from './client-hello.ts';
/** What a handshake has come to. */
export interface Negotiated extends Handshake {
    /** The name that the client has asked for, as it has written it; empty where there was none. */
    readonly serverName: string;
    /** What the client had on offer, where that is known. */
    readonly hello: ClientHello | undefined;
}
/** What requests are told of a session, and what they are let in by. `now` is in milliseconds since the Unix epoch. */
export declare function sessionFor(socket: TLSSocket, negotiated: Negotiated, now: () => number): TlsSession;
//# sourceMappingURL=tls-session.d.ts.map