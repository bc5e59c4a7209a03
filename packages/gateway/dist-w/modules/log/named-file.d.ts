import type { Conf } from '../../config/conf.ts';
import type { Request } from '../../request/request.ts';
import { type OpenLogFiles } from './open-log-files.ts';
/** Writes a line to a file that the request names, which `cache` may keep open. */
export type AppendByName = (r: Request, line: string, cache: OpenLogFiles | undefined) => void;
/**
 * Writes lines to a file whose name has variables in it. As in nginx there is no line where the root of the request is
 * not a directory, so that a client cannot have files made by naming hosts that there are not. Unlike in nginx neither
 * is there one where what the client sent leads out of a directory, or has a zero byte in it.
 * Source: ngx_http_log_script_write.
 */
export declare function appendToNamedFile(cf: Conf, written: string): AppendByName;
//# sourceMappingURL=named-file.d.ts.map