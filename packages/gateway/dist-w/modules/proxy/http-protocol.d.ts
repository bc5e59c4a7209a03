import type { Request } from '../../request/request.ts';
import type { Protocol } from '../../upstream/protocol.ts';
/** What a request to a backend consists of, but for its body. */
export interface HttpHead {
    readonly method: string;
    /** The path and query. */
    readonly path: string;
    /** Names and values by turns; the framing of the body is not among them. */
    readonly fields: string[];
    /** The protocol that the connection is asked to change to; undefined for none. */
    readonly upgrade: string | undefined;
    /** Whether the connection ends with the response. */
    readonly closes: boolean;
    /** 10 or 11. */
    readonly version: 10 | 11;
    /** How large the head of the response may be, in bytes. */
    readonly headSize: number;
}
/** HTTP/1 as undici speaks it; `headOf` makes the head of a request for a body of that length (-1 for unknown). */
export declare function httpProtocol(schema: string, headOf: (r: Request) => HttpHead): Protocol;
//# sourceMappingURL=http-protocol.d.ts.map