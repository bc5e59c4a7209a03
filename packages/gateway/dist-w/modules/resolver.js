import { isIP } from 'node:net';
import { isPort } from '../config/address.js';
import { HTTP_SERVER_LOCATION } from '../config/context.js';
import { milliseconds, setting } from '../config/directives.js';
import { addressesOf } from '../config/host-addresses.js';
import { defineModule } from '../config/module.js';
import { parseSeconds } from '../config/time.js';
import { NameResolver } from '../upstream/name-resolver.js';
/** Source: ngx_resolver_create. */
function readResolver(cf) {
    const servers = [];
    let valid;
    const families = { ipv4: true, ipv6: true };
    for (const word of cf.args) {
        const [, name = '', value = ''] = /^(valid|ipv4|ipv6|status_zone)=(.*)$/s.exec(word) ?? [];
        if (name === 'valid') {
            valid = (parseSeconds(value) ?? cf.fail(`invalid parameter: ${word}`)) * 1000;
        }
        else if (name === 'ipv4' || name === 'ipv6') {
            if (value !== 'on' && value !== 'off')
                cf.fail(`invalid parameter: ${word}`);
            families[name] = value === 'on';
        }
        else if (name !== 'status_zone') {
            servers.push(...readServer(cf, word));
        }
    }
    if (!families.ipv4 && !families.ipv6)
        cf.fail('"ipv4" and "ipv6" cannot both be "off"');
    if (servers.length === 0)
        cf.fail('no name servers defined');
    return new NameResolver({ servers, valid, ...families }, cf.environment.now);
}
function readServer(cf, word) {
    const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(word) ?? [];
    if (port !== undefined && !isPort(port))
        cf.fail(`invalid port in resolver "${word}"`);
    const bare = host.replace(/^\[|\]$/g, '');
    const addresses = isIP(bare) === 0 ? addressesOf(bare) : [bare];
    if (addresses.length === 0)
        cf.fail(`host not found in resolver "${word}"`);
    return addresses.map((address) => `${isIP(address) === 6 ? `[${address}]` : address}:${port ?? '53'}`);
}
/** The name servers that are asked for names which only requests give; part of nginx's core module. */
export const resolver = defineModule({
    name: 'resolver',
    defaults: { resolver: undefined, resolver_timeout: 30_000 },
    directives: {
        resolver: {
            in: HTTP_SERVER_LOCATION,
            args: { atLeast: 1 },
            syntax: 'address … [valid=time] [ipv4=on | off] [ipv6=on | off] [status_zone=zone]',
            doc: 'The name servers that are asked for the names of backends that requests give.',
            ...setting(readResolver),
        },
        resolver_timeout: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'time',
            default: '30s',
            doc: 'How long looking up a name may take.',
            ...setting(milliseconds),
        },
    },
});
//# sourceMappingURL=resolver.js.map