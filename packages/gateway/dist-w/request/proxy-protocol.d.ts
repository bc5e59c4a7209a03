/** What the header of the PROXY protocol says of the connection that a proxy has taken. */
export interface ProxyProtocol {
    /** Where that came from; of a header in text as it is written there. */
    readonly sourceAddress: string;
    readonly sourcePort: number;
    /** Where that went to. */
    readonly serverAddress: string;
    readonly serverPort: number;
    /** All the TLVs of version 2, as they came: type, 2 bytes of length, value. Latin1. */
    readonly tlvs: string;
}
/** A port as variables write it: 0 is none. */
export declare function proxiedPort(port: number): string;
//# sourceMappingURL=proxy-protocol.d.ts.map