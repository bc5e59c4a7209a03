import type { Request } from '../request/request.ts';
import type { BackendBody } from './backend-body.ts';
/** What is told of a body that is passed on as it comes. */
export interface StreamedEvents {
    /** Bytes of the client's wait for the backend, or no longer do. */
    readonly waiting: (waits: boolean) => void;
    /** The body did not come whole: 400, 408 or 413, or 499 for a client that went away. */
    readonly failed: (status: number) => void;
}
/** The body of a request that is passed on while it comes (`proxy_request_buffering off`): it can be read once. */
export declare function streamedContent(r: Request, events: StreamedEvents): BackendBody;
//# sourceMappingURL=streamed-content.d.ts.map