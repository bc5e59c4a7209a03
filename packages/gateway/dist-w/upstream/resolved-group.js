/** A group of the addresses that a name was found to have: they take turns, from one of them on. */
export function resolvedGroup(name, addresses, port, start) {
    const peers = addresses.map((host) => {
        const text = host.includes(':') ? `[${host}]` : host;
        return { name: `${text}:${port}`, address: { host, port }, server: name };
    });
    return {
        name,
        keepalive: undefined,
        select: () => {
            let next = start;
            return { tries: peers.length, next: () => peers[next++ % peers.length], free: () => { } };
        },
    };
}
//# sourceMappingURL=resolved-group.js.map