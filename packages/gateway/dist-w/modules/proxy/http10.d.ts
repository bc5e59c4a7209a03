import type { Socket } from 'node:net';
/**
 * Has requests on a connection say that they are of HTTP/1.0 (`proxy_http_version 1.0`), which undici does not speak.
 * The head of a request is written as text, its body as bytes, so that nothing of a body is ever taken for a head.
 */
export declare function speakHttp10(socket: Socket): void;
//# sourceMappingURL=http10.d.ts.map