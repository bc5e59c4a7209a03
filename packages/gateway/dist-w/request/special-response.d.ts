import { type Result } from './outcome.ts';
import type { Request } from './request.ts';
/**
 * Ends a request with a status that has no response yet: by its `error_page`, or with nginx's own page.
 * Returns DONE, or that the request goes on elsewhere. Source: ngx_http_special_response_handler.
 */
export declare function endWithStatus(r: Request, status: number): Result;
/** Closes the connection without an answer; the access log says that status. */
export declare function closeUnanswered(r: Request, status: number): Result;
/** Ends a request whose handling failed by a fault of ours: the stack goes to the log, a 500 to the client. */
export declare function endWithFault(r: Request, error: unknown): void;
//# sourceMappingURL=special-response.d.ts.map