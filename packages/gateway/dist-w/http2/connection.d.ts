import { type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import type { Endpoints } from '../http1/acceptor.ts';
import type { Expiring } from '../http1/deadlines.ts';
import { type Activity } from '../request/connection-counts.ts';
import type { Http2Acceptor } from './acceptor.ts';
import type { Http2Channel } from './channel.ts';
import { Traffic } from './traffic.ts';
/** One connection of HTTP/2: its session, and the requests on its streams. */
export declare class Http2Connection implements Http2Channel, Expiring {
    #private;
    readonly acceptor: Http2Acceptor;
    readonly traffic: Traffic;
    deadline: number;
    /** The session is that of the socket, just made. */
    constructor(socket: Socket, session: ServerHttp2Session, acceptor: Http2Acceptor, endpoints: Endpoints);
    /** What it is counted as. */
    get activity(): Activity;
    /** Has the client bring no more requests than are on their way, and closes once all are answered. */
    quit(): void;
    /** Ends the connection now, whatever it is doing. */
    destroy(): void;
    /** A deadline has passed. */
    expire(): void;
    left(): void;
}
//# sourceMappingURL=connection.d.ts.map