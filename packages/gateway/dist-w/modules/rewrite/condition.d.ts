import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
import { type Logs } from './match.ts';
/** Whether an `if` applies to a request. */
export type Condition = (r: Request) => boolean;
/**
 * Compiles the condition of an `if`: `($x)`, `($x = text)`, `!=`, `~`, `~*`, `!~`, `!~*`, `(-f path)` and its kin.
 * Source: ngx_http_rewrite_if_condition.
 */
export declare function compileCondition(cf: Conf, logs: Logs): Condition;
//# sourceMappingURL=condition.d.ts.map