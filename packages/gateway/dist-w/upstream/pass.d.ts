import { type Outcome } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import type { Passing } from './passing.ts';
/**
 * Passes a request on to a backend, to another where that one fails, and its response to the client. Resolves to what
 * the content phase goes on with: DONE, or a status. Source: ngx_http_upstream.
 */
export declare function passRequest(r: Request, passing: Passing): Outcome;
//# sourceMappingURL=pass.d.ts.map