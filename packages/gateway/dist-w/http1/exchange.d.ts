import { type BodyConsumer, type BodyFlow, type Request, type Output as ResponseOutput } from '../request/request.ts';
import type { Channel } from './channel.ts';
import type { RequestHead } from './head.ts';
import type { RequestBody } from './request-body.ts';
import type { HeadFault } from './request-fields.ts';
/** One request on a connection, and its response. */
export declare class Exchange implements ResponseOutput {
    #private;
    readonly request: Request;
    /** A head that is refused may be `unfinished`; `startedAt` is when its first byte came. */
    constructor(channel: Channel, head: RequestHead, startedAt: number);
    /** Whether somebody waits for more of the body. */
    get wantsBody(): boolean;
    /** Has the request served. */
    serve(): void;
    /** Answers a head that cannot be served; nothing after it on the connection can be trusted. */
    refuse({ status, reason }: HeadFault): void;
    /** A deadline has passed. */
    expire(): void;
    /** The client will send no more. */
    inputEnded(): void;
    /** The connection is gone. */
    gone(): void;
    /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
    readBody(r: Request, consumer: BodyConsumer): BodyFlow;
    /** Takes what has come of the body; false where there is nothing more to do until more comes. */
    takeBody(body: RequestBody): boolean;
    /**
     * Writes the response; a chunked body that nobody has is read first, so that a malformed one is never taken for good.
     */
    send(r: Request): void;
    /** Ends the request without a response, or with one that breaks off. */
    abort(): void;
}
//# sourceMappingURL=exchange.d.ts.map