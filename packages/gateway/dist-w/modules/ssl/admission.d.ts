import type { Server } from '../../request/location.ts';
import type { Refusal, Request } from '../../request/request.ts';
import { type ClientVerdict } from './client-verdict.ts';
import type { VerifyMode } from './client-verification.ts';
/** What a handshake was about. */
export interface Handshake {
    /** The server that the client has named, or the default one. */
    readonly server: Server;
    /** The name, in lower case; undefined where it is none of a server's. */
    readonly name: string | undefined;
    /** What the client's certificate was judged by; undefined where it was not asked for. */
    readonly trust: string | undefined;
    readonly verdict: ClientVerdict;
}
/** What a server asks of the clients that send it requests. */
export interface Demand {
    readonly mode: VerifyMode;
    /** What it judges certificates by. */
    readonly trust: string | undefined;
}
/**
 * Why a request may not be served by the server that its Host names, after that handshake; undefined where it may. One
 * without a Host is given to the server of the handshake. Source: ngx_http_set_virtual_server, ngx_http_process_request.
 */
export declare function admit(r: Request, handshake: Handshake, demandOf: (server: Server) => Demand): Refusal | undefined;
//# sourceMappingURL=admission.d.ts.map