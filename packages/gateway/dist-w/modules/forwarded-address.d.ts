/** An address in a field such as X-Forwarded-For. */
export interface ListedAddress {
    readonly address: string;
    /** '' for none. */
    readonly port: string;
}
/**
 * Who a request is from by lists of addresses, the last of the last line first: the address before a proxy that is
 * trusted, with `recursive` going on as long as those are. Undefined where nobody is believed. Source:
 * ngx_http_get_forwarded_addr.
 */
export declare function addressInList(from: string, lines: readonly string[], isProxy: (address: string) => boolean, recursive: boolean): ListedAddress | undefined;
//# sourceMappingURL=forwarded-address.d.ts.map