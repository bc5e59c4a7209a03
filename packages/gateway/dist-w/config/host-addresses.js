import { execFileSync } from 'node:child_process';
import { isIP } from 'node:net';
import { literalAddress } from './address.js';
const TIMEOUT_MS = 5000;
/** The call that nginx makes, for systems without getent: getaddrinfo() with AI_ADDRCONFIG. */
const LOOKUP = 'const dns = require("node:dns");' +
    'dns.lookup(process.argv[1], { all: true, verbatim: true, hints: dns.ADDRCONFIG }, (error, found) => {' +
    '  process.stdout.write(error ? "" : found.map((one) => one.address).join("\\n"));' +
    '});';
/**
 * The addresses of a name by the system's own rules (hosts file, DNS), IPv4 and IPv6 ones in its order, none where it
 * has none. Loading is not asynchronous, so a child asks. Source: ngx_inet_resolve_host.
 */
export function addressesOf(name) {
    if (!/^[a-z0-9._][a-z0-9._-]*$/i.test(name))
        return [];
    const text = ask('getent', ['ahosts', name]) ?? ask(process.execPath, ['-e', LOOKUP, name]) ?? '';
    return [...new Set(text.split('\n').flatMap((line) => line.split(/\s/)[0] ?? ''))].filter((one) => isIP(one) !== 0);
}
/** The addresses of a host: itself where it is one, else those of the name. */
export function resolveHost(host) {
    const literal = literalAddress(host);
    return literal === undefined ? addressesOf(host) : [literal];
}
/** What a program writes, '' where it fails; undefined where there is no such program. */
function ask(program, args) {
    try {
        return execFileSync(program, args, { encoding: 'utf8', timeout: TIMEOUT_MS, stdio: ['ignore', 'pipe', 'ignore'] });
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : '';
    }
}
//# sourceMappingURL=host-addresses.js.map