/** Where to listen or to connect to. */
export type SocketPlace = {
    readonly host: string;
    readonly port: number;
} | {
    readonly path: string;
};
/** A host as written, with the brackets of an IPv6 address, and a port as written; or the path of a socket. */
export type NamedHost = {
    readonly name: string;
    readonly port: string | undefined;
} | {
    readonly path: string;
};
/** What a text says of where to connect to, before a name in it is looked up; nginx: ngx_url_t. */
export interface UrlParts {
    readonly host: NamedHost;
    /** What comes after the host and port, from its `/` or `?` on, or after the colon behind a socket's path. */
    readonly uri: string;
}
/** What is wrong with an address, in nginx's words. */
export type AddressFault = 'invalid host' | 'invalid port' | 'invalid port range' | 'invalid IPv6 address' | 'no host' | 'host not found' | 'no path in the unix domain socket' | 'too long path in the unix domain socket';
/**
 * Takes `host`, `host:port`, `[v6]:port` or `unix:/path` apart, with a URI behind it where there may be one
 * (`host:port/uri`, `unix:/path:uri`). Returns what is wrong with it otherwise. Source: ngx_parse_url.
 */
export declare function parseUrl(text: string, uriAllowed: boolean): UrlParts | AddressFault;
/** What is wrong with the path of a socket; undefined for nothing. */
export declare function checkUnixPath(path: string): AddressFault | undefined;
/** Splits `host:port` or `[v6]:port`; undefined where brackets are not closed, or something but a port follows them. */
export declare function splitHost(text: string): {
    readonly name: string;
    readonly port: string | undefined;
} | undefined;
/** Whether a text is the number of a port. */
export declare function isPort(text: string): boolean;
/**
 * The address that a host is, without brackets and written as nginx writes it; undefined for a name.
 * Source: ngx_inet_addr, ngx_inet6_addr, ngx_inet6_ntop.
 */
export declare function literalAddress(host: string): string | undefined;
/**
 * The address that a text without brackets is, written as nginx writes it; undefined where it is none. As to nginx,
 * 255.255.255.255 is none. Source: ngx_parse_addr, ngx_ptocidr.
 */
export declare function plainAddress(text: string): string | undefined;
/** An address as messages and variables write it: `127.0.0.1:80`, `[::1]:80`, `unix:/path`. */
export declare function formatAddress(address: SocketPlace): string;
//# sourceMappingURL=address.d.ts.map