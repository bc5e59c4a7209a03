import { brokenHeader, readProxyHeader } from './proxy-protocol.js';
/**
 * Takes the header of the PROXY protocol off a connection, in one piece or in several, until the deadline (milliseconds
 * since the Unix epoch). Source: ngx_http_wait_request_handler, ngx_http_ssl_handshake.
 */
export function takeProxyHeader(socket, deadlines, deadline, taker) {
    let bytes = '';
    const waiting = { deadline, expire: () => refuse('client timed out', false) };
    const stop = () => {
        deadlines.remove(waiting);
        socket.off('data', read).off('end', leave).off('close', stop);
    };
    const refuse = (message, fault) => {
        stop();
        taker.refused(message, fault);
        socket.destroy();
    };
    const leave = () => {
        if (bytes === '')
            refuse('client closed connection', false);
        else
            refuse(brokenHeader(bytes).fault, true);
    };
    const drop = () => void socket.destroy();
    const read = (chunk) => {
        bytes += chunk.toString('latin1');
        const header = readProxyHeader(bytes);
        if (!header)
            return;
        if ('fault' in header)
            return refuse(header.fault, true);
        stop();
        socket.off('error', drop);
        socket.pause();
        const rest = bytes.length - header.size;
        if (rest > 0)
            socket.unshift(chunk.subarray(-rest));
        taker.taken(header.proxied);
    };
    deadlines.add(waiting);
    socket.on('data', read).on('end', leave).on('close', stop).on('error', drop);
}
//# sourceMappingURL=take-proxy-header.js.map