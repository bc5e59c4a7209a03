import type { Result } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import type { Rewriting } from './passing.ts';
import type { BackendHead } from './protocol.ts';
/**
 * Has a request go on where a backend says by `X-Accel-Redirect`: a path of this server or `@name`, with some of the
 * fields of the backend's response. Source: ngx_http_upstream_process_headers.
 */
export declare function redirectByBackend(r: Request, head: BackendHead, target: string, rewriting: Rewriting | undefined): Result;
//# sourceMappingURL=accel-redirect.d.ts.map