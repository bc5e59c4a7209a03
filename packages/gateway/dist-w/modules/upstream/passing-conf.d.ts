import type { MergeConf } from '../../config/module.ts';
import type { Handler } from '../../request/handler.ts';
import type { UpstreamConf } from '../../upstream/passing.ts';
import { type PassingOptions } from './passing-options.ts';
/** The options of one module at a level, without the module's prefix. */
export declare function passingOptions(settings: object, prefix: string): PassingOptions;
/**
 * What a level's requests are passed on by. `hidden` are the fields that its module hides anyway, in lower case. Ends
 * loading where sizes do not fit together. Source: ngx_http_proxy_merge_loc_conf.
 */
export declare function passingConf(settings: object, prefix: string, cf: MergeConf, more: {
    readonly hidden: readonly string[];
    readonly passTrailers: boolean;
}): UpstreamConf;
/** Gives a `limit_except` the handler of its location, which it does not get by itself. Source: ngx_http_proxy_merge_loc_conf. */
export declare function takeOver(settings: object, handler: Handler): void;
//# sourceMappingURL=passing-conf.d.ts.map