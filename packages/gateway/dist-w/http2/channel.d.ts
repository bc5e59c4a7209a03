import type { ServerHttp2Stream } from 'node:http2';
import type { Client } from '../request/request.ts';
import type { Http2Acceptor } from './acceptor.ts';
import type { Traffic } from './traffic.ts';
/** What an exchange needs of the connection that its stream is one of. */
export interface Http2Channel {
    readonly acceptor: Http2Acceptor;
    readonly traffic: Traffic;
    /** The stream is closed. */
    left(): void;
    /** Ends the connection now, whatever it is doing. */
    destroy(): void;
}
/** One stream, as an exchange is given it. */
export interface OpenedStream {
    readonly stream: ServerHttp2Stream;
    readonly client: Client;
    /** Whether more than the head is to come. */
    readonly hasBody: boolean;
}
//# sourceMappingURL=channel.d.ts.map