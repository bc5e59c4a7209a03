import type { Conf } from '../../config/conf.ts';
import type { LogFile } from '../../log/log-file.ts';
/** Where a level's messages go, while its error_log directives are being read. */
export interface ErrorLogTarget {
    readonly file: LogFile;
    readonly level: number;
}
/** Reads `error_log file [level]`; several at one level write to several files. Source: ngx_log_set_log. */
export declare function applyErrorLog(cf: Conf): void;
//# sourceMappingURL=error-log.d.ts.map