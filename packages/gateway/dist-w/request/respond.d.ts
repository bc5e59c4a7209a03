import { type Body } from './body.ts';
import { type Result } from './outcome.ts';
import type { Request } from './request.ts';
/**
 * Sends the request's response with that body: its length becomes known, the filters of all modules run over it, and
 * it is handed to the connection. Returns DONE, or the status that a filter refuses it with.
 */
export declare function respond(r: Request, body: Body): Result;
/** As `respond`, for what nginx sends without knowing its length beforehand (chunked in HTTP/1.1). */
export declare function respondUnsized(r: Request, body: Body): Result;
//# sourceMappingURL=respond.d.ts.map