import { type Module } from '../../config/module.ts';
import { type AccessLog } from './access-log.ts';
import type { OpenLogFiles } from './open-log-files.ts';
/** What the log module decides about a request. */
export interface LogSettings {
    /** Where the level's requests are logged; undefined until loading ends. */
    access_log: readonly AccessLog[] | undefined;
    /** Logs whose paths have variables, as far as they are kept open. */
    readonly open_log_file_cache: OpenLogFiles | undefined;
}
/** nginx's access log. */
export declare const log: Module<LogSettings>;
//# sourceMappingURL=index.d.ts.map