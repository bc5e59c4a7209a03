import { milliseconds, number } from '../../config/directives.js';
import { blockOf } from './block.js';
/** How idle connections of a block are kept; undefined where none are. */
export function keepaliveOf(block) {
    const { keepalive, keepsConnections, requests = 1000, time = 3_600_000, timeout = 60_000 } = block;
    if (keepalive === undefined || !keepsConnections)
        return undefined;
    return { connections: keepalive, requests, time, timeout };
}
/** Source: ngx_http_upstream_keepalive. */
function applyKeepalive(cf) {
    const block = blockOf(cf);
    if (block.keepalive !== undefined)
        cf.refuse('is duplicate');
    const connections = /^\d{1,15}$/.test(cf.arg(0)) ? Number(cf.arg(0)) : 0;
    if (connections === 0)
        cf.fail(`invalid value "${cf.arg(0)}" in "${cf.name}" directive`);
    block.keepalive = connections;
    block.keepsConnections = true;
    block.hasMethod = true;
}
/** A limit of the connections that are kept, once a block. */
function limit(key, read) {
    return {
        apply: (cf) => {
            const block = blockOf(cf);
            if (block[key] !== undefined)
                cf.refuse('is duplicate');
            block[key] = read(cf);
        },
    };
}
/** Directives of the connections to an upstream's servers. */
export const KEEPALIVE_DIRECTIVES = {
    keepalive: {
        in: ['upstream'],
        args: [1],
        syntax: 'connections',
        doc: 'How many idle connections to the servers are kept; as in nginx it comes after the balancing method.',
        apply: applyKeepalive,
    },
    keepalive_requests: {
        in: ['upstream'],
        args: [1],
        syntax: 'number',
        default: '1000',
        doc: 'How many requests one connection to a server takes.',
        ...limit('requests', number),
    },
    keepalive_time: {
        in: ['upstream'],
        args: [1],
        syntax: 'time',
        default: '1h',
        doc: 'How long a connection to a server takes requests.',
        ...limit('time', milliseconds),
    },
    keepalive_timeout: {
        in: ['upstream'],
        args: [1],
        syntax: 'timeout',
        default: '60s',
        doc: 'How long an idle connection to a server is kept.',
        ...limit('timeout', milliseconds),
    },
};
//# sourceMappingURL=keepalive.js.map