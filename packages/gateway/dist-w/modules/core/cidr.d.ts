import type { Conf } from '../../config/conf.ts';
/** A network: its address as bytes, and how many bits of it count. */
export interface Cidr {
    readonly network: string;
    readonly bits: number;
}
/**
 * Reads an address or a network; a warning tells of bits beyond the prefix. Undefined where the text is neither.
 * Source: ngx_ptocidr.
 */
export declare function readCidr(cf: Conf, written: string): Cidr | undefined;
/** What the argument of `debug_connection` and `set_real_ip_from` covers; `unix:` for sockets. Source: ngx_event_debug_connection. */
export declare function readCidrs(cf: Conf): readonly Cidr[] | 'unix:';
/** Whether an address, as bytes, is of a network. */
export declare function isInCidr({ network, bits }: Cidr, address: string): boolean;
/** An address as bytes: as in nginx, an IPv4 address mapped into IPv6 is one of IPv4. */
export declare function addressBytes(address: string): string;
//# sourceMappingURL=cidr.d.ts.map