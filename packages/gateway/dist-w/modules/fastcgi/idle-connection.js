/** Has an idle connection read on, so that its end is noticed. What comes on it is no response: it is then closed. */
export function leaveIdle(connection) {
    const { socket } = connection;
    const stray = () => void socket.destroy();
    connection.state = stray;
    socket.on('data', stray);
    socket.resume();
}
/** Takes a connection back from `leaveIdle`, or as it is when it is new. */
export function awaken(connection) {
    const stray = connection.state;
    connection.state = undefined;
    if (typeof stray === 'function')
        connection.socket.off('data', stray);
}
//# sourceMappingURL=idle-connection.js.map