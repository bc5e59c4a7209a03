import type { Conf } from '../../config/conf.ts';
import { ErrorLog } from '../../log/error-log.ts';
import { LEVEL, type LevelName } from '../../log/level.ts';
import type { LogFile } from '../../log/log-file.ts';

/** Where a level's messages go, while its error_log directives are being read. */
export interface ErrorLogTarget {
  readonly file: LogFile;
  readonly level: number;
}

/** Reads `error_log file [level]`; several at one level write to several files. Source: ngx_log_set_log. */
export function applyErrorLog(cf: Conf): void {
  // as in nginx, no name at all is standard error, too
  const path = cf.arg(0) || 'stderr';
  if (path.startsWith('memory:')) cf.fail(`error_log "${path}" is not supported, only files, stderr and syslog are`);
  const file = path.startsWith('syslog:') ? cf.syslog(path) : cf.logFile(path);
  const target: ErrorLogTarget = { file, level: readLevel(cf) };
  const targets = cf.level.has('error_log_targets') ? (cf.level.own['error_log_targets'] as ErrorLogTarget[]) : [];
  cf.level.own['error_log_targets'] = [...targets, target];
  cf.level.own['error_log'] = new ErrorLog([...targets, target], cf.environment.now);
}

/** Source: ngx_log_set_levels. */
function readLevel(cf: Conf): number {
  let level: number | undefined;
  let parts = false;
  for (const word of cf.args.slice(1)) {
    // parts of the debug messages add up, but do not go with levels
    const isPart: boolean =
      /^debug_(?:core|alloc|mutex|event|http|mail|stream)$/.test(word) && (level === undefined || parts);
    const found = isPart ? LEVEL.debug : LEVEL[word as LevelName];
    if (found === undefined) cf.fail(`invalid log level "${word}"`);
    if (level !== undefined && !isPart) cf.fail(`duplicate log level "${word}"`);
    parts = isPart;
    level = found;
  }
  return level ?? LEVEL.error;
}
