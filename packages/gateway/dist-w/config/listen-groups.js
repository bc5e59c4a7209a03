import { compileHosts } from './hosts.js';
/** Without any `listen` a server has this one, as in nginx. */
function defaultListen(server) {
    const port = process.geteuid?.() === 0 ? 80 : 8000;
    return {
        address: { host: '0.0.0.0', port },
        key: `0.0.0.0:${port}`,
        ssl: false,
        http2: false,
        proxyProtocol: false,
        defaultServer: false,
        backlog: undefined,
        ipv6only: true,
        bind: false,
        place: server.level.place ?? { file: '', line: 0 },
    };
}
/** Sorts the servers by the addresses they listen on, and these by the sockets that have to be bound. */
export function listenGroups(drafts, servers, warnings) {
    const byKey = new Map();
    for (const draft of drafts) {
        for (const listen of draft.listens.length > 0 ? draft.listens : [defaultListen(draft)]) {
            const others = byKey.get(listen.key);
            if (others)
                others.push({ draft, listen });
            else
                byKey.set(listen.key, [{ draft, listen }]);
        }
    }
    const sockets = [...byKey.values()].map((members) => socketOf(members, servers, warnings));
    return sockets
        .filter((socket) => !sockets.some((other) => takesIn(other, socket)))
        .map((socket) => groupOf(socket, sockets));
}
function socketOf(members, servers, warnings) {
    const [first] = members;
    if (!first)
        throw new Error('an address without a server');
    const hosts = compileHosts(members.map(({ draft, listen }) => ({ draft, server: serverOf(draft, servers), isDefault: listen.defaultServer })), first.listen.key, warnings);
    const ssl = members.some(({ listen }) => listen.ssl);
    const http2 = members.some(({ listen }) => listen.http2);
    const proxyProtocol = members.some(({ listen }) => listen.proxyProtocol);
    const byDefault = members.find(({ listen }) => listen.defaultServer) ?? first;
    const place = byDefault.draft.level.place ?? byDefault.listen.place;
    return {
        first: first.listen,
        listen: { address: first.listen.address, key: first.listen.key, ssl, http2, proxyProtocol, place, hosts },
        backlog: members.map(({ listen }) => listen.backlog).find((backlog) => backlog !== undefined),
        bind: members.some(({ listen }) => listen.bind),
    };
}
function serverOf(draft, servers) {
    const server = servers.get(draft);
    if (!server)
        throw new Error('a server that was not compiled');
    return server;
}
/** Whether a wildcard socket serves the address of another, which then needs none of its own. */
function takesIn(wildcard, other) {
    const [a, b] = [wildcard.first.address, other.first.address];
    if (wildcard === other || 'path' in a || 'path' in b || a.port !== b.port)
        return false;
    if (a.host === '0.0.0.0')
        return !b.host.includes(':');
    return a.host === '::' && b.host.includes(':') && b.host !== '::';
}
function groupOf(socket, sockets) {
    const byAddress = new Map();
    for (const other of sockets) {
        if (takesIn(socket, other) && 'host' in other.listen.address)
            byAddress.set(other.listen.address.host, other.listen);
    }
    const { first, listen, backlog } = socket;
    return { address: first.address, key: first.key, backlog, ipv6only: first.ipv6only, byAddress, fallback: listen };
}
//# sourceMappingURL=listen-groups.js.map