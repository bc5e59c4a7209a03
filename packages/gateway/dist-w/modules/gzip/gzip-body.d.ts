import { type Body } from '../../request/body.ts';
import type { Request } from '../../request/request.ts';
import type { GzipSettings } from './settings.ts';
/** The body of a response, gzipped: at once where it is short and at hand, else on its way to the client. */
export declare function gzipBody(r: Request, body: Body, settings: GzipSettings): Body;
//# sourceMappingURL=gzip-body.d.ts.map