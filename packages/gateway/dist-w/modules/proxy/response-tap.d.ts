import type { Socket } from 'node:net';
/**
 * Looks at what undici reads from a connection: its parser tells that something is wrong with a response, and nginx
 * also what; and it takes any two bytes for the end of a chunk. Reading goes on as it would without.
 */
export declare class ResponseTap {
    #private;
    /** Bytes of content that have come in chunks. */
    content: number;
    /** Whether the chunks after that content are malformed. */
    malformed: boolean;
    constructor(socket: Socket);
    /** A response is about to come. */
    begin(): void;
    /** The head as far as it has come, latin1. */
    get head(): string;
    /** The reason phrase, byte for byte; undefined for none, or one that is more than text. */
    get reason(): string | undefined;
    /** Whether chunks with content have come, and not the end of the last. */
    get unfinished(): boolean;
    /** How many bytes have come after the head. */
    get afterHead(): number;
}
//# sourceMappingURL=response-tap.d.ts.map