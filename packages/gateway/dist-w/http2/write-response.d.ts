import type { ServerHttp2Stream } from 'node:http2';
import type { Request } from '../request/request.ts';
import type { Http2Acceptor } from './acceptor.ts';
/** What the writing of a response has to say to its exchange. */
export interface Pace {
    /** Whether there is still somebody to write to. */
    readonly going: () => boolean;
    /** The client has taken so many bytes. */
    readonly moved: (bytes: number) => void;
    /** Whether the client has to take something before more is written. */
    readonly blocked: (is: boolean) => void;
}
/**
 * Writes a response to a stream, no faster than the client takes it. `done` is called when it has taken all, or with
 * what went wrong.
 */
export declare function writeResponse(r: Request, stream: ServerHttp2Stream, { now, http2 }: Http2Acceptor, pace: Pace, done: (error: Error | undefined) => void): void;
//# sourceMappingURL=write-response.d.ts.map