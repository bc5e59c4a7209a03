import type { Socket } from 'node:net';
import type { Server } from '../request/location.ts';
import { Request } from '../request/request.ts';
/**
 * A request for variables that have a value while hands are shaken: those of the connection, and of the TLS session the
 * name that the client asks for. `now` is in milliseconds since the Unix epoch. Source: ngx_http_ssl_certificate.
 */
export declare function greetingRequest(socket: Socket, server: Server, serverName: string, now: number): Request;
//# sourceMappingURL=greeting-request.d.ts.map