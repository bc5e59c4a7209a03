import type { ProxyProtocol } from '../request/proxy-protocol.ts';
/** What the first bytes of a connection came to. */
export type ProxyHeader = {
    /** How many bytes the header has; what follows is the client's. */
    readonly size: number;
    /** Undefined where the header says nothing of the connection: `UNKNOWN`, `LOCAL`, another family or transport. */
    readonly proxied: ProxyProtocol | undefined;
}
/** What is wrong with it, in nginx's words; '' for what nginx has no words for. */
 | {
    readonly fault: string;
};
/**
 * Reads the header of the PROXY protocol from the first bytes of a connection (latin1). Undefined while it may still
 * become one: nginx wants all of it at once. Source: ngx_proxy_protocol_read.
 */
export declare function readProxyHeader(bytes: string): ProxyHeader | undefined;
/** What is wrong with bytes that are no header, or that end before it does. */
export declare function brokenHeader(bytes: string): {
    readonly fault: string;
};
//# sourceMappingURL=proxy-protocol.d.ts.map