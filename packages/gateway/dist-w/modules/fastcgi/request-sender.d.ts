import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
/** What becomes of a request that is being sent. */
export interface SendEvents {
    /** The backend has taken some of it. */
    readonly moved: () => void;
    /** It has taken all of it. */
    readonly sent: () => void;
    /** The body did not come whole. */
    readonly broken: (error: Error) => void;
}
/** Sends a request no faster than the backend takes it: what comes before the body, and the body as a STDIN stream. */
export declare class RequestSender {
    #private;
    /** Whether all of it has gone. */
    done: boolean;
    constructor(socket: Socket, head: Buffer, body: Buffer | Readable, events: SendEvents);
    /** Sends no more, and lets go of the socket and the body. */
    stop(): void;
}
//# sourceMappingURL=request-sender.d.ts.map