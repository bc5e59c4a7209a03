import type { Expiring } from '../http1/deadlines.ts';
import type { HeadFault } from '../http1/request-fields.ts';
import { type BodyConsumer, type BodyFlow, type Output, Request } from '../request/request.ts';
import type { Http2Channel, OpenedStream } from './channel.ts';
import type { Http2Head } from './request-head.ts';
/** One request on a stream of its own, and its response. */
export declare class Http2Exchange implements Output, Expiring {
    #private;
    readonly request: Request;
    deadline: number;
    /** A head that is refused may be unfinished. */
    constructor(channel: Http2Channel, { stream, client, hasBody }: OpenedStream, head: Http2Head);
    /** Has the request served. */
    serve(): void;
    /** Answers a head that cannot be served. */
    refuse({ status, reason }: HeadFault): void;
    /** A deadline has passed: as in nginx there is no answer to that. */
    expire(): void;
    /** Sets how long from now the stream may stay as it is, in milliseconds; 0 for as long as it likes. */
    allow(ms: number): void;
    /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
    readBody(r: Request, consumer: BodyConsumer): BodyFlow;
    /** How long the client may take to send more of the body: while a response is being sent that counts, and nothing else. */
    allowBody(ms: number): void;
    /** Bytes of the body have come. */
    bodyReceived(bytes: number): void;
    /** Writes the response. */
    send(r: Request): void;
    /** Ends the request without a response, or with one that breaks off. */
    abort(): void;
    /** The stream is closed, by whomever. */
    gone(): void;
}
//# sourceMappingURL=exchange.d.ts.map