import type { Pattern } from '../../request/location.ts';
import type { Request } from '../../request/request.ts';
/** Whether `rewrite_log` is on for a request. */
export type Logs = (r: Request) => boolean;
/** Whether a text matches the pattern of a `rewrite` or an `if`. */
export type Match = (r: Request, subject: string) => boolean;
/**
 * Compiles the test of a `rewrite` or an `if`. Unlike a location's it forgets the captures there were where it fails.
 * Source: ngx_http_script_regex_start_code.
 */
export declare function compileMatch(pattern: Pattern, source: string, logs: Logs): Match;
//# sourceMappingURL=match.d.ts.map