import { randomInt } from 'node:crypto';
import { literalAddress } from '../../config/address.js';
import { LEVEL } from '../../log/level.js';
import { ResolveError } from '../../upstream/name-resolver.js';
import { resolvedGroup } from '../../upstream/resolved-group.js';
import { resolver } from '../resolver.js';
import { groupAt } from './peer-groups.js';
/**
 * Who is meant by a host that a request gives: an upstream block that `find` knows, an address, or a name that the
 * level's resolver is asked for. A status, with a log line, where that is nobody. `usual` is the port of a host without
 * one, 0 where there has to be one. Source: ngx_http_upstream_init_request.
 */
export function groupOf(r, host, usual, find) {
    if ('path' in host)
        return groupAt({ path: host.path });
    const { name, port: written = '' } = host;
    const port = written === '' ? usual : Number(written);
    const known = find(name, port, written === '');
    if (known)
        return known;
    if (port === 0) {
        r.log(LEVEL.error, `no port in upstream "${name}"`);
        return 500;
    }
    const address = literalAddress(name);
    return address === undefined ? resolved(r, name, port) : groupAt({ host: address, port });
}
function resolved(r, name, port) {
    const { resolver: names, resolver_timeout: timeout } = resolver.of(r);
    if (!names) {
        r.log(LEVEL.error, `no resolver defined to resolve ${name}`);
        return 502;
    }
    const found = names.resolve(name, timeout);
    const toGroup = (addresses) => resolvedGroup(name, addresses, port, randomInt(addresses.length));
    if (!(found instanceof Promise))
        return toGroup(found);
    return found.then(toGroup, (error) => {
        if (!(error instanceof ResolveError))
            throw error;
        r.log(LEVEL.error, `${name} could not be resolved (${error.message})`);
        return 502;
    });
}
//# sourceMappingURL=group-of.js.map