import { plainAddress } from '../../config/address.js';
import { addressesOf } from '../../config/host-addresses.js';
import { binaryAddress } from '../variables/binary-address.js';
/**
 * Reads an address or a network; a warning tells of bits beyond the prefix. Undefined where the text is neither.
 * Source: ngx_ptocidr.
 */
export function readCidr(cf, written) {
    const [text = '', prefix] = written.split(/\/(.*)/s);
    // read as nginx reads it: left to the system, an octet such as 010 would be another one
    const literal = plainAddress(text);
    if (literal === undefined)
        return undefined;
    const address = binaryAddress(literal);
    const size = address.length * 8;
    const bits = prefix === undefined ? size : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (!(bits <= size))
        return undefined;
    const network = masked(address, bits);
    if (network !== address)
        cf.warn(`low address bits of ${written} are meaningless`);
    return { network, bits };
}
/** What the argument of `debug_connection` and `set_real_ip_from` covers; `unix:` for sockets. Source: ngx_event_debug_connection. */
export function readCidrs(cf) {
    const written = cf.arg(0);
    if (written === 'unix:')
        return written;
    const cidr = readCidr(cf, written);
    if (cidr)
        return [cidr];
    const addresses = addressesOf(written).map(binaryAddress);
    if (addresses.length === 0)
        cf.fail(`host not found in ${cf.name} "${written}"`);
    return addresses.map((network) => ({ network, bits: network.length * 8 }));
}
/** Whether an address, as bytes, is of a network. */
export function isInCidr({ network, bits }, address) {
    return address.length === network.length && masked(address, bits) === network;
}
/** An address as bytes: as in nginx, an IPv4 address mapped into IPv6 is one of IPv4. */
export function addressBytes(address) {
    return binaryAddress(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}
/** An address with all but its first bits zero. */
function masked(address, bits) {
    let text = '';
    for (let i = 0; i < address.length; i++) {
        const kept = Math.min(Math.max(bits - i * 8, 0), 8);
        text += String.fromCharCode(address.charCodeAt(i) & (0xff << (8 - kept)));
    }
    return text;
}
//# sourceMappingURL=cidr.js.map