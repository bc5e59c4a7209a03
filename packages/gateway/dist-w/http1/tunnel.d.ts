import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
/** What a tunnel tells whoever made it. */
export interface TunnelEvents {
    /** Bytes went one way or the other; `sent` are those that went to the client. */
    readonly moved: (sent: number) => void;
    /** It is over, because a side has ended or both were silent for too long. */
    readonly over: (timedOut: boolean) => void;
}
/** A client's connection joined to another: what comes on one goes out on the other, no faster than that one takes it. */
export declare class Tunnel {
    #private;
    /** `patience` is how long a side may take for what it was sent before the end, in milliseconds. */
    constructor(client: Socket, peer: Duplex, patience: number, events: TunnelEvents);
    data(chunk: Buffer): void;
    drained(): void;
    ended(): void;
    expired(): void;
}
//# sourceMappingURL=tunnel.d.ts.map