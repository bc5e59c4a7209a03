import { isIPv6, SocketAddress } from 'node:net';
const LONGEST_UNIX_PATH = 107;
/**
 * Takes `host`, `host:port`, `[v6]:port` or `unix:/path` apart, with a URI behind it where there may be one
 * (`host:port/uri`, `unix:/path:uri`). Returns what is wrong with it otherwise. Source: ngx_parse_url.
 */
export function parseUrl(text, uriAllowed) {
    if (/^unix:/i.test(text))
        return parseUnix(text.slice(5), uriAllowed);
    const bracketed = text.startsWith('[');
    const end = hostEnd(text, bracketed);
    if (end < text.length && !uriAllowed)
        return 'invalid host';
    const split = splitHost(text.slice(0, end));
    if (!split)
        return 'invalid host';
    if (split.port !== undefined && !isPort(split.port))
        return 'invalid port';
    if (split.name === '' || split.name === '[]')
        return 'no host';
    if (bracketed && literalAddress(split.name) === undefined)
        return 'invalid IPv6 address';
    return { host: split, uri: text.slice(end) };
}
/** Where the host and port end. As in nginx, a query right after brackets is none. */
function hostEnd(text, bracketed) {
    const at = text.slice(bracketed ? text.indexOf(']') + 1 : 0).search(bracketed ? /\// : /[/?]/);
    return at < 0 ? text.length : at + (bracketed ? text.indexOf(']') + 1 : 0);
}
function parseUnix(rest, uriAllowed) {
    const [path = '', uri = ''] = uriAllowed ? rest.split(/:(.*)/s) : [rest];
    return checkUnixPath(path) ?? { host: { path }, uri };
}
/** What is wrong with the path of a socket; undefined for nothing. */
export function checkUnixPath(path) {
    if (path === '')
        return 'no path in the unix domain socket';
    return path.length > LONGEST_UNIX_PATH ? 'too long path in the unix domain socket' : undefined;
}
/** Splits `host:port` or `[v6]:port`; undefined where brackets are not closed, or something but a port follows them. */
export function splitHost(text) {
    const [, name = '', port] = (text.startsWith('[') ? /^(\[[^\]]*\])(?::(.*))?$/s : /^([^:]*)(?::(.*))?$/s).exec(text) ?? [];
    return name === '' && text.startsWith('[') ? undefined : { name, port };
}
/** Whether a text is the number of a port. */
export function isPort(text) {
    return /^\d{1,15}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
/**
 * The address that a host is, without brackets and written as nginx writes it; undefined for a name.
 * Source: ngx_inet_addr, ngx_inet6_addr, ngx_inet6_ntop.
 */
export function literalAddress(host) {
    if (!host.startsWith('['))
        return ipv4Address(host);
    const inner = host.slice(1, -1);
    if (!isIPv6(inner) || inner.includes('%'))
        return undefined;
    return new SocketAddress({ address: inner, family: 'ipv6' }).address;
}
/**
 * The address that a text without brackets is, written as nginx writes it; undefined where it is none. As to nginx,
 * 255.255.255.255 is none. Source: ngx_parse_addr, ngx_ptocidr.
 */
export function plainAddress(text) {
    const address = literalAddress(text.includes(':') ? `[${text}]` : text);
    return address === '255.255.255.255' ? undefined : address;
}
/** As to nginx, an octet without digits is 0. */
function ipv4Address(host) {
    const octets = host.split('.');
    const valid = octets.length === 4 && octets.every((octet) => /^\d*$/.test(octet) && Number(octet) <= 255);
    return valid ? octets.map(Number).join('.') : undefined;
}
/** An address as messages and variables write it: `127.0.0.1:80`, `[::1]:80`, `unix:/path`. */
export function formatAddress(address) {
    if ('path' in address)
        return `unix:${address.path}`;
    return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
//# sourceMappingURL=address.js.map