import type { Socket } from 'node:net';
import type { ListenGroup } from '../config/listen-groups.ts';
import type { Http2Acceptor } from '../http2/acceptor.ts';
import { type MakeSession } from '../http2/sessions.ts';
import type { Generation } from './generation.ts';
import { SecureServer } from './secure-server.ts';
/** What is served on a socket by the configuration of the moment. */
export interface Service {
    readonly group: ListenGroup;
    readonly generation: Generation;
    readonly fallback: Address;
    readonly byAddress: ReadonlyMap<string, Address>;
}
/** What is served on one address. */
interface Address {
    readonly acceptor: Http2Acceptor;
    readonly makeSession: MakeSession;
    /** Undefined without TLS. */
    readonly secureServer: SecureServer | undefined;
    readonly proxyProtocol: boolean;
}
/** Takes a connection in, and gives it what is served on the address that it came to. */
export declare function accept(socket: Socket, service: Service): void;
/** What a configuration serves on a socket. */
export declare function serviceOf(group: ListenGroup, generation: Generation): Service;
export {};
//# sourceMappingURL=reception.d.ts.map