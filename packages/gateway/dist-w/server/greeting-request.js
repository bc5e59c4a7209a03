import { NO_FLOW, Request } from '../request/request.js';
/** Nothing is ever answered: there is no request yet. */
const NOWHERE = {
    send: () => undefined,
    readBody: (_r, consumer) => {
        consumer.end();
        return NO_FLOW;
    },
    abort: () => undefined,
};
/**
 * A request for variables that have a value while hands are shaken: those of the connection, and of the TLS session the
 * name that the client asks for. `now` is in milliseconds since the Unix epoch. Source: ngx_http_ssl_certificate.
 */
export function greetingRequest(socket, server, serverName, now) {
    const client = {
        id: 0,
        remoteAddress: socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unix:',
        remotePort: String(socket.remotePort ?? ''),
        serverAddress: socket.localAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? '',
        serverPort: String(socket.localPort ?? ''),
        startedAt: now,
        requests: 0,
        pipelined: false,
        tls: (name) => (name === 'server_name' && serverName !== '' ? serverName : undefined),
    };
    return new Request(client, NOWHERE, server);
}
//# sourceMappingURL=greeting-request.js.map