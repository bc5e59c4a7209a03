import type { Socket } from 'node:net';
import type { Deadlines } from '../http1/deadlines.ts';
/**
 * Waits for the first byte of a client and looks at it: `then` gets the socket as if nothing had been read, paused.
 * A client that says nothing until the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export declare function peekFirstByte(socket: Socket, deadlines: Deadlines, deadline: number, then: (byte: number) => void): void;
//# sourceMappingURL=first-byte.d.ts.map