/**
 * Waits for the first byte of a client and looks at it: `then` gets the socket as if nothing had been read, paused.
 * A client that says nothing until the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export function peekFirstByte(socket, deadlines, deadline, then) {
    const waiting = { deadline, expire: () => void socket.destroy() };
    const leave = () => void socket.destroy();
    deadlines.add(waiting);
    socket.once('close', () => deadlines.remove(waiting));
    socket.on('error', leave);
    socket.once('end', leave);
    socket.once('data', (chunk) => {
        deadlines.remove(waiting);
        socket.off('end', leave);
        socket.pause();
        socket.unshift(chunk);
        then(chunk[0] ?? 0);
    });
}
//# sourceMappingURL=first-byte.js.map