import { readClientHello } from './client-hello.js';
import { peek } from './peek.js';
/** Waits for the first message of a client and looks at it, as `peek` does. */
export function peekHello(socket, deadlines, deadline, then) {
    peek(socket, deadlines, deadline, judge, then);
}
/** What some first bytes are, or how many there have to be to tell. */
function judge(bytes) {
    if (!isHandshake(bytes[0] ?? 0))
        return { seen: 'plain' };
    const hello = readClientHello(bytes);
    if (typeof hello === 'number')
        return hello;
    return { seen: hello === 'malformed' ? undefined : hello };
}
/** Whether a first byte begins a TLS handshake, or one of SSLv2, rather than a plain request. Source: ngx_http_ssl_handshake. */
export function isHandshake(byte) {
    return byte === 0x16 || byte >= 0x80;
}
//# sourceMappingURL=peek-hello.js.map