/** A step or handler let the request pass on (nginx's NGX_DECLINED, or NGX_OK in a phase that runs all its handlers). */
export declare const NEXT = 0;
/** A rewrite step ended its phase (`break`, `rewrite … last`). */
export declare const STOP = -1;
/** The response is under way: nobody else has anything to do. */
export declare const DONE = -2;
/** An access handler let the request in (NGX_OK in the access phase, which `satisfy any` tells from NEXT). */
export declare const ALLOW = -3;
/** What a step or handler makes of a request: one of the constants above, or an HTTP status to end it with. */
export type Result = number;
/** A result now, or a promise of one from whatever really has to wait. */
export type Outcome = Result | Promise<Result>;
//# sourceMappingURL=outcome.d.ts.map