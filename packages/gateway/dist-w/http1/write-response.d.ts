import type { Request } from '../request/request.ts';
import type { Output } from './output.ts';
/** What the writing of a response has to say to the connection that it goes out on. */
export interface Pace {
    /** Whether there is still somebody to write to. */
    readonly going: () => boolean;
    /** The client has to take something before more is written. */
    readonly waiting: () => void;
    /** It has. */
    readonly drained: () => void;
}
/**
 * Writes a response: the head and a body of little text at once, a body with files or much text piece by piece.
 * `done` is called when all has been handed to the socket, or with what went wrong.
 * A body of unknown length is chunked, or ended by closing for clients of HTTP/1.0.
 */
export declare function writeResponse(r: Request, output: Output, now: number, pace: Pace, done: (error: Error | undefined) => void): void;
//# sourceMappingURL=write-response.d.ts.map