import { ConfigError } from './error.js';
/** Arranges the servers of one address by name; names given twice are warned of, and the first server has them. */
export function compileHosts(members, address, warnings) {
    const tables = {
        exact: new Map(),
        leading: new Map(),
        trailing: new Map(),
    };
    const patterns = [];
    for (const { draft, server } of members) {
        const names = draft.names.length > 0 ? draft.names : [{ kind: 'exact', name: '', written: '' }];
        for (const name of names) {
            if (name.kind === 'regex') {
                patterns.push({ pattern: name.pattern, server });
                continue;
            }
            if (name.kind === 'invalid') {
                if (members.length > 1)
                    invalidName(name.written, address, draft);
                continue;
            }
            const table = tables[name.kind];
            if (!table.has(name.name))
                table.set(name.name, server);
            // as in nginx, one server alone on its address may repeat itself
            else if (members.length > 1)
                warnings.push(`conflicting server name "${name.written}" on ${address}, ignored`);
        }
    }
    const [first] = members;
    const defaultServer = (members.find((member) => member.isDefault) ?? first)?.server;
    if (!defaultServer)
        throw new Error('an address without a server');
    return { defaultServer, ...tables, patterns, servers: members.map(({ server }) => server) };
}
function invalidName(name, address, { level }) {
    throw new ConfigError(`invalid server name or wildcard "${name}" on ${address}`, level.place);
}
/**
 * The server for a host: an exact name, else the longest `*.name`, else the longest `name.*`, else the first pattern
 * that matches, else the default. `match` tries a pattern, so that its captures end up where they are wanted.
 * Source: ngx_http_find_virtual_server.
 */
export function serverFor(hosts, host, match) {
    const exact = hosts.exact.get(host);
    if (exact)
        return exact;
    if (host === '')
        return hosts.defaultServer;
    const wild = longestLeading(hosts, host) ?? longestTrailing(hosts, host);
    if (wild)
        return wild;
    for (const { pattern, server } of hosts.patterns)
        if (match(pattern, host))
            return server;
    return hosts.defaultServer;
}
function longestLeading({ leading }, host) {
    if (leading.size === 0)
        return undefined;
    for (let dot = host.indexOf('.', 1); dot > 0; dot = host.indexOf('.', dot + 1)) {
        const server = leading.get(host.slice(dot));
        if (server)
            return server;
    }
    return undefined;
}
function longestTrailing({ trailing }, host) {
    if (trailing.size === 0)
        return undefined;
    for (let dot = host.lastIndexOf('.'); dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
        const server = trailing.get(host.slice(0, dot + 1));
        if (server)
            return server;
    }
    return undefined;
}
//# sourceMappingURL=hosts.js.map