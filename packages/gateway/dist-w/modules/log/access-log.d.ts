import type { Conf } from '../../config/conf.ts';
import type { PendingLogFile } from '../../log/log-files.ts';
import type { Value } from '../../request/handler.ts';
import { type AppendByName } from './named-file.ts';
/** One `access_log`: when, what, where. */
export interface AccessLog {
    /** Logs the request only where this is neither empty nor `0`. */
    readonly condition: Value | undefined;
    readonly format: Value;
    readonly append: AppendByName;
}
/** The log that there is where no directive names one, in nginx's default format. */
export declare function defaultLogs(file: PendingLogFile): readonly AccessLog[];
/** Reads `access_log` and adds it to the level's list. Source: ngx_http_log_set_log. */
export declare function applyAccessLog(cf: Conf): void;
//# sourceMappingURL=access-log.d.ts.map