import type { OutgoingHttpHeaders } from 'node:http2';
import type { Headers } from '../request/headers.ts';
import type { Request } from '../request/request.ts';
/**
 * The head of a response as `node:http2` takes it, in nginx's order of fields; `now` is in milliseconds.
 * Source: ngx_http_v2_header_filter.
 */
export declare function responseFields(r: Request, now: number): OutgoingHttpHeaders;
/** The fields of a trailer section, none where there is none. */
export declare function trailerFields(trailers: Headers | undefined): OutgoingHttpHeaders;
/** How many bytes a head has before compression: what is counted as sent, for want of the number after it. */
export declare function fieldsSize(fields: OutgoingHttpHeaders): number;
//# sourceMappingURL=response-fields.d.ts.map