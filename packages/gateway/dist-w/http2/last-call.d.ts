import { type ServerHttp2Session } from 'node:http2';
import type { Expiring } from '../http1/deadlines.ts';
import type { Http2Acceptor } from './acceptor.ts';
/** Tells a client to open no more streams, and closes once what it had sent by then must have come (RFC 9113 section 6.8). */
export declare class LastCall implements Expiring {
    #private;
    deadline: number;
    constructor(session: ServerHttp2Session, acceptor: Http2Acceptor, close: () => void);
    start(): void;
    expire(): void;
    /** The connection is over. */
    stop(): void;
}
//# sourceMappingURL=last-call.d.ts.map