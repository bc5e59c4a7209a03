/** What a client of HTTP/2 sends first (RFC 9113 section 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/**
 * Waits for the first bytes of a client and sees whether it speaks HTTP/2: `then` gets the socket as if nothing had been
 * read, paused. A client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not
 * heard of again. Source: ngx_http_wait_request_handler.
 */
export function peekPreface(socket, deadlines, deadline, then) {
    let come = Buffer.alloc(0);
    const waiting = { deadline, expire: () => void socket.destroy() };
    const leave = () => void socket.destroy();
    const look = (chunk) => {
        come = Buffer.concat([come, chunk]);
        const size = Math.min(come.length, PREFACE.length);
        const fits = come.subarray(0, size).equals(PREFACE.subarray(0, size));
        if (fits && size < PREFACE.length)
            return;
        deadlines.remove(waiting);
        socket.off('data', look);
        socket.off('end', leave);
        socket.off('error', leave);
        socket.pause();
        socket.unshift(come);
        then(fits);
    };
    deadlines.add(waiting);
    socket.once('close', () => deadlines.remove(waiting));
    socket.on('error', leave);
    socket.once('end', leave);
    socket.on('data', look);
}
//# sourceMappingURL=preface.js.map