import type { Request } from '../request/request.ts';
import type { ContentEvents } from '../request/request-content.ts';
import { type BackendBody } from './backend-body.ts';
import type { Passing } from './passing.ts';
/** What goes to a backend as the body of a request; `events` are told of one that is still coming. */
export declare function bodyToPass(r: Request, { body, passesBody }: Passing, events: ContentEvents): BackendBody;
//# sourceMappingURL=body-to-pass.d.ts.map