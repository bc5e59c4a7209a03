import type { BodyConsumer } from '../request/request.ts';
import type { Input } from './input.ts';
/** What reading some of a body came to: it goes on, it is all there, it is malformed, it is larger than it may be. */
export type BodyProgress = 'more' | 'done' | 'malformed' | 'too large';
/** The body of a request as it arrives: counted off by Content-Length, or decoded from chunks. */
export declare class RequestBody {
    #private;
    /** Bytes of content so far. */
    received: number;
    /** Who gets the content; without anybody it is thrown away. */
    consumer: BodyConsumer | undefined;
    constructor(contentLength: number, chunked: boolean);
    /** Whether all of it has been read. */
    get done(): boolean;
    /** Takes what belongs to the body from the input. `limit` is in bytes of content, 0 for none. */
    read(input: Input, limit: number): BodyProgress;
    /** Tells the consumer that nothing more comes, once: with a status where the body did not come whole. */
    finish(status?: number): void;
}
//# sourceMappingURL=request-body.d.ts.map