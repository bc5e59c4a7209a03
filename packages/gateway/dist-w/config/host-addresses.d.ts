/**
 * The addresses of a name by the system's own rules (hosts file, DNS), IPv4 and IPv6 ones in its order, none where it
 * has none. Loading is not asynchronous, so a child asks. Source: ngx_inet_resolve_host.
 */
export declare function addressesOf(name: string): readonly string[];
/** The addresses of a host: itself where it is one, else those of the name. */
export declare function resolveHost(host: string): readonly string[];
//# sourceMappingURL=host-addresses.d.ts.map