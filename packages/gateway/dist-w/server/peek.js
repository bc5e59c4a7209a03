/**
 * Waits for the first bytes of a client and looks at them: `then` is given what `judge` makes of them, and the socket is
 * then paused, as if nothing had been read. `judge` returns how many bytes there have to be where there are too few. A
 * client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export function peek(socket, deadlines, deadline, judge, then) {
    let bytes = Buffer.alloc(0);
    let need = 1;
    const waiting = { deadline, expire: () => void socket.destroy() };
    const leave = () => void socket.destroy();
    const look = (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        if (bytes.length < need)
            return;
        const verdict = judge(bytes);
        if (typeof verdict === 'number') {
            need = verdict;
            return;
        }
        deadlines.remove(waiting);
        socket.off('data', look);
        socket.off('end', leave);
        socket.pause();
        socket.unshift(bytes);
        then(verdict.seen);
    };
    deadlines.add(waiting);
    socket.once('close', () => deadlines.remove(waiting));
    socket.on('error', leave);
    socket.once('end', leave);
    socket.on('data', look);
}
//# sourceMappingURL=peek.js.map