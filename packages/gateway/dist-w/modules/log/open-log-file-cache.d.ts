import type { Conf } from '../../config/conf.ts';
import { OpenLogFiles } from './open-log-files.ts';
/** Reads `open_log_file_cache off | max=N [inactive=time] [min_uses=N] [valid=time]`; undefined for `off`. */
export declare function readOpenLogFileCache(cf: Conf): OpenLogFiles | undefined;
//# sourceMappingURL=open-log-file-cache.d.ts.map