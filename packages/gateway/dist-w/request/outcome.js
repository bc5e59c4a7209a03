/** A step or handler let the request pass on (nginx's NGX_DECLINED, or NGX_OK in a phase that runs all its handlers). */
export const NEXT = 0;
/** A rewrite step ended its phase (`break`, `rewrite … last`). */
export const STOP = -1;
/** The response is under way: nobody else has anything to do. */
export const DONE = -2;
/** An access handler let the request in (NGX_OK in the access phase, which `satisfy any` tells from NEXT). */
export const ALLOW = -3;
//# sourceMappingURL=outcome.js.map