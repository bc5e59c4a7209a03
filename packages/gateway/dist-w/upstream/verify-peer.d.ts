import { type TLSSocket } from 'node:tls';
/**
 * Why a backend's certificate is not taken, in nginx's words; undefined where it is. Source:
 * ngx_http_upstream_ssl_handshake.
 */
export declare function verifyPeer(socket: TLSSocket, expected: {
    readonly name: string;
    readonly depth: number;
}): string | undefined;
//# sourceMappingURL=verify-peer.d.ts.map