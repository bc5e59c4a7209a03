import { Readable } from 'node:stream';
import type { Request } from './request.ts';
import type { ContentEvents, RequestContent } from './request-content.ts';
/**
 * The body of a request that is passed on while it comes (`proxy_request_buffering off`). As long as what has come is
 * no larger than `client_body_buffer_size` it is kept, and can be passed on again from its first byte: never from its
 * middle. Source: ngx_http_read_client_request_body, for which one that has come before it is asked for is as any other.
 */
export declare class StreamedContent implements RequestContent {
    #private;
    readonly length: number;
    fault: number;
    repeatable: boolean;
    constructor(r: Request);
    listen(events: ContentEvents): void;
    open(): Readable;
}
//# sourceMappingURL=streamed-content.d.ts.map