import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
/** nginx's predefined format `combined`. */
export declare const COMBINED: Value;
/** Reads `log_format name [escape=…] string …`. Source: ngx_http_log_set_format. */
export declare function applyLogFormat(cf: Conf): void;
/** A format that has been defined before, by its name in any case. */
export declare function findFormat(cf: Conf, name: string): Value | undefined;
//# sourceMappingURL=log-format.d.ts.map