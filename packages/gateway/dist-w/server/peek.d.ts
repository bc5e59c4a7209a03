import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
/**
 * Waits for the first bytes of a client and looks at them: `then` is given what `judge` makes of them, and the socket is
 * then paused, as if nothing had been read. `judge` returns how many bytes there have to be where there are too few. A
 * client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export declare function peek<Seen>(socket: Socket, deadlines: Deadlines, deadline: number, judge: (bytes: Buffer) => {
    readonly seen: Seen;
} | number, then: (seen: Seen) => void): void;
//# sourceMappingURL=peek.d.ts.map