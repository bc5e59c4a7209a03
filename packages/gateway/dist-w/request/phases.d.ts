import type { Step } from './handler.ts';
import { type Outcome } from './outcome.ts';
import type { Request } from './request.ts';
/** Serves a request whose head has been read. Returns when it is answered, or waits for something. */
export declare function serve(r: Request): void;
/** Serves a request that was made inside the gateway (a subrequest), which starts after the post-read phase. */
export declare function serveInternal(r: Request): void;
/** Ends a request with a status before any phase has run (a bad head), or from outside of the phases (a timeout). */
export declare function refuse(r: Request, status: number): void;
/** Runs rewrite steps in order until one of them does anything but let the request pass. */
export declare function runSteps(r: Request, steps: readonly Step[], from?: number): Outcome;
//# sourceMappingURL=phases.d.ts.map