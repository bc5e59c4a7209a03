import { type Outcome } from './outcome.ts';
import type { Request } from './request.ts';
/**
 * Reads the body of a request: into memory where it is no larger than `client_body_buffer_size` (`$request_body` finds
 * it there), else into a file under `client_body_temp_path`. `content` of the main request has it then. Resolves to
 * NEXT, or to the status of a body that did not come whole. Source: ngx_http_read_client_request_body.
 */
export declare function readBody(r: Request): Outcome;
//# sourceMappingURL=read-body.d.ts.map