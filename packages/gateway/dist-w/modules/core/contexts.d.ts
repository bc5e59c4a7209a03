import type { Context } from '../../config/context.ts';
/** The levels of the http part at which settings of a request may stand, `if` and `limit_except` aside. */
export declare const ANY_LEVEL: readonly Context[];
/** Levels of settings that a connection has before its request is known. */
export declare const HTTP_SERVER: readonly Context[];
//# sourceMappingURL=contexts.d.ts.map