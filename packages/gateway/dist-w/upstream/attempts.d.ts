import type { Request } from '../request/request.ts';
import type { UpstreamTrace } from '../request/upstream-trace.ts';
import { Attempt, type AttemptEvents } from './attempt.ts';
import type { BackendBody } from './backend-body.ts';
import type { NextCondition, Passing } from './passing.ts';
/** The attempts to have a request answered: one peer after the other, as long as that is allowed. */
export declare class Attempts {
    #private;
    /** The one in hand. */
    current: Attempt | undefined;
    constructor(r: Request, passing: Passing, trace: UpstreamTrace, content: BackendBody, events: AttemptEvents);
    /** Begins one; false, with a log line, where no peer is alive. */
    start(): boolean;
    /** Ends the one in hand, whose peer may have failed; its connection is kept where it can be. */
    finish(failed: boolean, reusable?: boolean): void;
    /** What a status counts as, where it is one after which the next peer is asked. */
    conditionOf(status: number): NextCondition | undefined;
    /** Ends the one in hand, which has come to that, and may be followed by another; whether it may. */
    fail(condition: NextCondition, status: number): boolean;
}
//# sourceMappingURL=attempts.d.ts.map