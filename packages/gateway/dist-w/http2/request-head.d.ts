import { type HeadFault, RequestFields } from '../http1/request-fields.ts';
import type { CoreSettings } from '../request/settings.ts';
/** How a head turned out: to be served, to be refused with a status, or too large for its connection to go on. */
export type HeadResult = 'served' | 'too large' | HeadFault;
/**
 * The head of a request that came by HTTP/2. What is malformed by the rules of the protocol itself never gets here: its
 * stream has been reset. Source: ngx_http_v2_state_process_header.
 */
export declare class Http2Head extends RequestFields {
    #private;
    /** `GET /path HTTP/2.0`, once all of the head is known to be sound. */
    requestLine: string;
    method: string;
    path: string;
    /** Bytes, before compression. */
    size: number;
    constructor(settings: CoreSettings);
    /** Takes all the fields: name, value, name, value. `hasBody` is whether more follows the head. */
    read(fields: readonly string[], hasBody: boolean): HeadResult;
}
//# sourceMappingURL=request-head.d.ts.map