import { consistentHash } from '../../upstream/consistent-hash.js';
import { ipHash } from '../../upstream/ip-hash.js';
import { keyHash } from '../../upstream/key-hash.js';
import { leastConnections } from '../../upstream/least-connections.js';
import { randomChoice } from '../../upstream/random-choice.js';
import { binaryAddress } from '../variables/binary-address.js';
import { blockOf } from './block.js';
const byAddress = ipHash((r) => binaryAddress(r.client.remoteAddress));
/** Notes the method of a block. */
function choose(cf, balancing, takesBackup) {
    const block = blockOf(cf);
    if (block.hasMethod)
        cf.warn('load balancing method redefined');
    block.balancing = balancing;
    block.hasMethod = true;
    block.takesBackup = takesBackup;
    block.keepsConnections = false;
}
/** Source: ngx_http_upstream_hash. */
function applyHash(cf) {
    const key = cf.value(cf.arg(0));
    const consistent = cf.args.length > 1;
    choose(cf, consistent ? consistentHash(key) : keyHash(key), false);
    if (consistent && cf.arg(1) !== 'consistent')
        cf.fail(`invalid parameter "${cf.arg(1)}"`);
}
/** Source: ngx_http_upstream_random. */
function applyRandom(cf) {
    const { randomBytes } = cf.environment;
    const random = () => Buffer.from(randomBytes(4)).readUInt32LE();
    choose(cf, randomChoice(cf.args.length > 0, random), false);
    const [two = 'two', method = 'least_conn'] = cf.args;
    if (two !== 'two')
        cf.fail(`invalid parameter "${two}"`);
    if (method !== 'least_conn')
        cf.fail(`invalid parameter "${method}"`);
}
/** Directives that say how an upstream spreads its requests. */
export const METHOD_DIRECTIVES = {
    least_conn: {
        in: ['upstream'],
        args: [0],
        syntax: '',
        doc: 'Passes requests to the server with the fewest connections for its weight.',
        apply: (cf) => choose(cf, leastConnections, true),
    },
    ip_hash: {
        in: ['upstream'],
        args: [0],
        syntax: '',
        doc: 'Passes requests from one IPv6 address or IPv4 network of 24 bits to the same server.',
        apply: (cf) => choose(cf, byAddress, false),
    },
    hash: {
        in: ['upstream'],
        args: [1, 2],
        syntax: 'key [consistent]',
        doc: 'Passes requests with the same key to the same server; with consistent, most of them also when servers come and go (ketama).',
        apply: applyHash,
    },
    random: {
        in: ['upstream'],
        args: [0, 1, 2],
        syntax: '[two [least_conn]]',
        doc: 'Passes requests to a server drawn by weight; with two, to that of two with fewer connections.',
        apply: applyRandom,
    },
};
//# sourceMappingURL=methods.js.map