import type { Conf } from '../../config/conf.ts';
import type { Pattern } from '../../request/location.ts';
import type { Request } from '../../request/request.ts';
/** What `gzip_disable` says; levels hand its two parts down separately. */
export interface UserAgents {
    readonly gzip_disable: readonly Pattern[];
    /** The word `msie6`: old Internet Explorers that do not say `SV1`. */
    readonly gzip_disable_msie6: boolean;
}
/** Reads `gzip_disable`. Source: ngx_http_gzip_disable. */
export declare function applyDisable(cf: Conf): void;
/** Whether a client gets nothing compressed because of its User-Agent. */
export declare function isDisabled(r: Request, { gzip_disable: patterns, gzip_disable_msie6: msie6 }: UserAgents): boolean;
//# sourceMappingURL=user-agents.d.ts.map