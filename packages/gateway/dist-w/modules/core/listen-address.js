import { checkUnixPath, isPort, literalAddress, splitHost, } from '../../config/address.js';
import { resolveHost } from '../../config/host-addresses.js';
/** Digits beyond it are no number to nginx, and so a name. */
const LARGEST_NUMBER = 2n ** 63n - 1n;
/**
 * Reads the address of a `listen`: `80`, `127.0.0.1`, `127.0.0.1:80`, `*:80`, `[::1]:80`, `name:80`, `unix:/path`.
 * Returns every address that it means, or what is wrong with it. Source: ngx_parse_url.
 */
export function parseListenAddress(text, defaultPort) {
    if (/^unix:/i.test(text))
        return checkUnixPath(text.slice(5)) ?? [{ path: text.slice(5) }];
    const split = /[/?]/.test(text) ? undefined : isPortAlone(text) ? { name: '*', port: text } : splitHost(text);
    if (!split)
        return 'invalid host';
    const ports = split.port === undefined ? [defaultPort] : parsePorts(split.port);
    if (typeof ports === 'string')
        return ports;
    const hosts = parseHost(split.name);
    if (typeof hosts === 'string')
        return hosts;
    return hosts.flatMap((host) => ports.map((port) => ({ host, port })));
}
function isPortAlone(text) {
    return /^\d+-\d+$/.test(text) || (/^\d+$/.test(text) && BigInt(text) <= LARGEST_NUMBER);
}
/** The addresses that a host means, IPv6 ones without their brackets. */
function parseHost(host) {
    if (host === '' || host === '[]')
        return 'no host';
    if (host === '*')
        return ['0.0.0.0'];
    if (host.startsWith('[') && literalAddress(host) === undefined)
        return 'invalid IPv6 address';
    const found = resolveHost(host);
    return found.length === 0 ? 'host not found' : found;
}
/** A port, or a range of them: `9000-9003`. */
function parsePorts(text) {
    const [first = '', last = first] = text.split(/-(.*)/s);
    if (!isPort(first) || !isPort(last))
        return 'invalid port';
    const low = Number(first);
    const count = Number(last) - low + 1;
    return count < 1 ? 'invalid port range' : Array.from({ length: count }, (_, i) => low + i);
}
//# sourceMappingURL=listen-address.js.map