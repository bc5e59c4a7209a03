import type { Request } from '../request/request.ts';
import type { NextCondition, UpstreamConf } from './passing.ts';
/** Statuses after which the next backend may be asked. */
export declare const STATUS_CONDITIONS: Readonly<Record<number, NextCondition>>;
/** Whether an attempt that came to that does not count against its peer. */
export declare function isForgiven(condition: NextCondition): boolean;
/** Whether a request whose attempt came to that may be passed to the next peer. Source: ngx_http_upstream_next. */
export declare function mayTryNext(r: Request, conf: UpstreamConf, condition: NextCondition, so: {
    readonly requestSent: boolean;
    readonly replayable: boolean;
    readonly startedAt: number;
}): boolean;
//# sourceMappingURL=next-peer.d.ts.map