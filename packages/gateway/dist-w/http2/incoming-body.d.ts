import type { ServerHttp2Stream } from 'node:http2';
import { type BodyConsumer, type BodyFlow, type Request } from '../request/request.ts';
/** Whom the body tells of what comes. */
export interface BodyWatch {
    /** How long the client may take to send more, in milliseconds; 0 while it need not. */
    allowBody(ms: number): void;
    bodyReceived(bytes: number): void;
}
/**
 * The body of a request as it comes on a stream. As long as nobody takes it the client may send no more of it than
 * `http2_body_preread_size`.
 */
export declare class IncomingBody {
    #private;
    /** Whether all of it has come, and been taken. */
    done: boolean;
    constructor(stream: ServerHttp2Stream, r: Request, watch: BodyWatch);
    /** Hands the body to a consumer. */
    read(consumer: BodyConsumer): BodyFlow;
    /** Nothing more comes of it: a status for whoever has it and for whoever asks. */
    fail(status: number): void;
}
//# sourceMappingURL=incoming-body.d.ts.map