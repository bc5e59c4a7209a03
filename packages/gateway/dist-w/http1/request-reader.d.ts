import type { CoreSettings } from '../request/settings.ts';
import { RequestHead } from './head.ts';
import { type BodyProgress, RequestBody } from './request-body.ts';
import type { HeadFault } from './request-fields.ts';
/** Takes what a client sends apart: a head, the body that it announces, the next head. */
export declare class RequestReader {
    #private;
    /** The body of the request whose head was read last; undefined where it has none. */
    body: RequestBody | undefined;
    constructor(settings: CoreSettings);
    /** How many bytes have come and not been taken. */
    get pending(): number;
    /** Whether the client is to be held back. */
    get full(): boolean;
    /** Whether some of a head has come, and the rest has not. */
    get started(): boolean;
    /** Whether the request in hand is yet to be read to its end. */
    get inBody(): boolean;
    add(chunk: Buffer): void;
    /** Takes everything that has come and has not been taken, for somebody else to read. */
    takeRest(): Buffer;
    /** Throws away what has come. */
    clear(): void;
    /** The next head: complete, or why it is refused; undefined while some of it is yet to come. */
    readHead(): RequestHead | {
        readonly head: RequestHead;
        readonly fault: HeadFault;
    } | undefined;
    /** The head as far as it has come, for one that has to be refused unread. */
    get unfinished(): RequestHead;
    /** Reads on in the body. `limit` is in bytes of content, 0 for none; `taken` counts the bytes of this call. */
    readBody(body: RequestBody, limit: number): {
        readonly progress: BodyProgress;
        readonly taken: number;
    };
}
//# sourceMappingURL=request-reader.d.ts.map