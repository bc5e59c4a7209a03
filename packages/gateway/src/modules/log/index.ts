import { type Context, HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import type { Request } from '../../request/request.ts';
import { type AccessLog, applyAccessLog, defaultLogs } from './access-log.ts';
import { applyLogFormat } from './log-format.ts';
import { readOpenLogFileCache } from './open-log-file-cache.ts';
import type { OpenLogFiles } from './open-log-files.ts';

/** What the log module decides about a request. */
export interface LogSettings {
  /** Where the level's requests are logged; undefined until loading ends. */
  access_log: readonly AccessLog[] | undefined;
  /** Logs whose paths have variables, as far as they are kept open. */
  readonly open_log_file_cache: OpenLogFiles | undefined;
}

/** Levels at which requests end. */
const SERVING: ReadonlySet<Context> = new Set<Context>([
  'server',
  'server if',
  'location',
  'location if',
  'limit_except',
]);

function logRequest(r: Request): void {
  const { access_log: logs, open_log_file_cache: cache } = log.of(r);
  if (logs === undefined) return;
  for (let i = 0; i < logs.length; i++) {
    const entry = logs[i];
    if (entry === undefined || !isWanted(r, entry)) continue;
    entry.append(r, `${entry.format(r)}\n`, cache);
  }
}

function isWanted(r: Request, entry: AccessLog): boolean {
  if (entry.condition === undefined) return true;
  const value = entry.condition(r);
  return value !== '' && value !== '0';
}

/** nginx's access log. */
export const log: Module<LogSettings> = defineModule<LogSettings>({
  name: 'log',
  defaults: { access_log: undefined, open_log_file_cache: undefined },
  directives: {
    log_format: {
      in: ['http'],
      args: { atLeast: 2 },
      syntax: 'name [escape=default | json | none] string …',
      default: 'combined "…"',
      doc: 'A format for access logs. The values of its variables are escaped; none leaves them as they are, which lets clients write lines of their own.',
      apply: applyLogFormat,
    },
    access_log: {
      in: ['http', 'server', 'location', 'location if', 'limit_except'],
      args: { atLeast: 1 },
      syntax: 'path | syslog:server=… [format [buffer=size] [gzip[=level]] [flush=time] [if=condition]] | off',
      default: 'logs/access.log combined',
      doc: 'Where requests are logged. Several at one level write to several logs; they replace those of the levels around it.',
      apply: applyAccessLog,
    },
    open_log_file_cache: {
      in: HTTP_SERVER_LOCATION,
      args: [1, 2, 3, 4],
      syntax: 'max=N [inactive=time] [min_uses=N] [valid=time] | off',
      default: 'off',
      doc: 'Logs whose paths have variables are kept open, in each worker: max of them, until they have not been written to for inactive (10s), once they have been written to min_uses times (1); after valid (60s) it is checked that they are still there.',
      ...setting(readOpenLogFileCache),
    },
  },
  merge: (settings, context, cf) => {
    if (SERVING.has(context)) settings.access_log ??= defaultLogs(cf.logFile('logs/access.log'));
  },
  idle: (settings) => settings.access_log === undefined || settings.access_log.length === 0,
  log: logRequest,
});
