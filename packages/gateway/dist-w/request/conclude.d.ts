import type { Request } from './request.ts';
/** Logs a request that is over, however it ended, and lets go of everything that it holds. */
export declare function conclude(r: Request): void;
//# sourceMappingURL=conclude.d.ts.map