import type { Socket } from 'node:net';
/**
 * Looks at what undici reads from a connection: its parser tells that something is wrong with a response, and nginx
 * also what. Reading goes on as it would without.
 */
export declare class HeadTap {
    #private;
    constructor(socket: Socket);
    /** A response is about to come. */
    begin(): void;
    /** The head as far as it has come, latin1. */
    get head(): string;
    /** The reason phrase, byte for byte; undefined for none, or one that is more than text. */
    get reason(): string | undefined;
    /** How many bytes have come after the head. */
    get afterHead(): number;
}
//# sourceMappingURL=head-tap.d.ts.map