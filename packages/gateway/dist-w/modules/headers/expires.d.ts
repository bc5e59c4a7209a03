import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
/** `expires`, ready to be applied to a response. */
export type Expires = (r: Request) => void;
/** Reads `expires [modified] time | epoch | max | off | @time`. Source: ngx_http_headers_expires. */
export declare function readExpires(cf: Conf): Expires | undefined;
//# sourceMappingURL=expires.d.ts.map