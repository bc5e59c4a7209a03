/** What a client says first, as far as it decides what it is answered with. */
export interface ClientHello {
    /** The host name of the server_name extension, a char an octet; empty without one. */
    readonly serverName: string;
    /** The cipher suites on offer, by their numbers. */
    readonly ciphers: readonly number[];
    /** The groups on offer (supported_groups), by their numbers. */
    readonly groups: readonly number[];
    /** The versions on offer (supported_versions), by their numbers; none of a client that knows no TLS 1.3. */
    readonly versions: readonly number[];
}
/**
 * Reads the first message of a TLS client, which may come in several records: the message, how many octets there have
 * to be before there is more to know, or 'malformed' for what is none, which OpenSSL is left to refuse. Source: RFC
 * 8446 sections 4.1.2 and 5.1.
 */
export declare function readClientHello(bytes: Buffer): ClientHello | number | 'malformed';
//# sourceMappingURL=client-hello.d.ts.map