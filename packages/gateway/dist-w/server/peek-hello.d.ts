import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
import { type ClientHello } from './client-hello.ts';
/** What a client begins with: 'plain' for no handshake, undefined for one that cannot be read here. */
export type Beginning = ClientHello | 'plain' | undefined;
/** Waits for the first message of a client and looks at it, as `peek` does. */
export declare function peekHello(socket: Socket, deadlines: Deadlines, deadline: number, then: (beginning: Beginning) => void): void;
/** Whether a first byte begins a TLS handshake, or one of SSLv2, rather than a plain request. Source: ngx_http_ssl_handshake. */
export declare function isHandshake(byte: number): boolean;
//# sourceMappingURL=peek-hello.d.ts.map