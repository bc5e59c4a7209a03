import type { Socket } from 'node:net';
import type { Expiring } from '../http1/deadlines.ts';
import type { Http2Acceptor } from './acceptor.ts';
/**
 * Keeps an eye on what a client's frames are good for: floods of those that bring nothing (SETTINGS, PING, PRIORITY,
 * WINDOW_UPDATE, empty DATA) and of streams that are reset as soon as they are open (CVE-2023-44487) end the connection.
 */
export declare class Traffic implements Expiring {
    #private;
    deadline: number;
    /** `fail` ends the connection with a line in the log and an error code. */
    constructor(socket: Socket, acceptor: Http2Acceptor, fail: (reason: string, code: number) => void);
    /** Bytes of a head or a body have come. */
    received(bytes: number): void;
    /** A client has taken so many bytes of a response's body. */
    sent(bytes: number): void;
    /** A request is over; `reset` is that its client did not wait for the response. */
    answered(reset: boolean): void;
    /** It is time to look. */
    expire(): void;
    /** The connection is over. */
    stop(): void;
}
//# sourceMappingURL=traffic.d.ts.map