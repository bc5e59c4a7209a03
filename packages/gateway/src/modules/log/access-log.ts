import type { Conf } from '../../config/conf.ts';
import { parseSize } from '../../config/size.ts';
import { parseTime } from '../../config/time.ts';
import { hasVariables } from '../../config/value.ts';
import type { PendingLogFile } from '../../log/log-files.ts';
import type { Value } from '../../request/handler.ts';
import { COMBINED, findFormat } from './log-format.ts';
import { type AppendByName, appendToNamedFile } from './named-file.ts';

/** One `access_log`: when, what, where. */
export interface AccessLog {
  /** Logs the request only where this is neither empty nor `0`. */
  readonly condition: Value | undefined;
  readonly format: Value;
  readonly append: AppendByName;
}

/** `access_log off`: no logs, whatever else the level says. */
const OFF: readonly AccessLog[] = Object.freeze([]);

/** The log that there is where no directive names one, in nginx's default format. */
export function defaultLogs(file: PendingLogFile): readonly AccessLog[] {
  return [{ condition: undefined, format: COMBINED, append: (_r, line) => file.append(line) }];
}

/** Reads `access_log` and adds it to the level's list. Source: ngx_http_log_set_log. */
export function applyAccessLog(cf: Conf): void {
  const own = cf.level.has('access_log') ? (cf.level.own['access_log'] as readonly AccessLog[]) : [];
  if (cf.arg(0) === 'off') {
    if (cf.args.length > 1) cf.fail(`invalid parameter "${cf.arg(1)}"`);
    cf.level.own['access_log'] = OFF;
    return;
  }
  const log = readAccessLog(cf);
  cf.level.own['access_log'] = own === OFF ? OFF : [...own, log];
}

function readAccessLog(cf: Conf): AccessLog {
  const path = cf.arg(0);
  const syslog = path.startsWith('syslog:');
  const file = syslog ? cf.syslog(path) : hasVariables(path) ? undefined : openedLog(cf, path);
  const append: AppendByName = file ? (_r, line) => file.append(line) : appendToNamedFile(cf, path);
  const name = cf.args[1] ?? 'combined';
  const format = findFormat(cf, name) ?? cf.fail(`unknown log format "${name}"`);
  const parameters = readParameters(cf);
  if (syslog && parameters.size > 0) cf.fail('logs to syslog cannot be buffered');
  setBuffering(cf, file, parameters);
  return { condition: parameters.condition, format, append };
}

function openedLog(cf: Conf, path: string): PendingLogFile {
  // as in nginx, no name at all is standard error, and `stderr` a file
  return cf.logFile(path === '' ? 'stderr' : cf.path(path));
}

interface Parameters {
  /** Bytes, 0 for no buffer. */
  size: number;
  /** Milliseconds, 0 for none. */
  flushAfter: number;
  /** 0 for no compression. */
  gzip: number;
  condition: Value | undefined;
}

/** What compressed logs are buffered by unless they say otherwise. */
const GZIP_BUFFER = 65_536;

function readParameters(cf: Conf): Parameters {
  const parameters: Parameters = { size: 0, flushAfter: 0, gzip: 0, condition: undefined };
  for (const word of cf.args.slice(2)) readParameter(cf, word, parameters);
  if (parameters.flushAfter > 0 && parameters.size === 0) {
    cf.fail(`no buffer is defined for access_log "${cf.arg(0)}"`);
  }
  return parameters;
}

function readParameter(cf: Conf, word: string, parameters: Parameters): void {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
  if (name === 'buffer') {
    parameters.size = parseSize(value) || cf.fail(`invalid buffer size "${value}"`);
  } else if (name === 'flush') {
    parameters.flushAfter = parseTime(value, 'milliseconds') || cf.fail(`invalid flush time "${value}"`);
  } else if (name === 'gzip' || word === 'gzip') {
    parameters.size ||= GZIP_BUFFER;
    if (word === 'gzip') parameters.gzip = 1;
    else parameters.gzip = /^0*[1-9]$/.test(value) ? Number(value) : cf.fail(`invalid compression level "${value}"`);
  } else if (name === 'if') {
    parameters.condition = cf.value(value);
  } else {
    cf.fail(`invalid parameter "${word}"`);
  }
}

/** All logs to a file share its buffer, also those that do not ask for one. */
function setBuffering(cf: Conf, file: PendingLogFile | undefined, parameters: Parameters): void {
  const { size, flushAfter, gzip } = parameters;
  if (size === 0) return;
  if (!file) return cf.fail('buffered logs cannot have variables in name');
  const known = file.buffering;
  if (known && (known.size !== size || known.flushAfter !== flushAfter || known.gzip !== gzip)) {
    cf.fail(`access_log "${cf.arg(0)}" already defined with conflicting parameters`);
  }
  file.buffering = { size, flushAfter, gzip };
}
