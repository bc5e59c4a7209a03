import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import type { Conf } from '../../config/conf.ts';
import { LEVEL } from '../../log/level.ts';
import { fileName } from '../../request/file-name.ts';
import type { Request } from '../../request/request.ts';
import { systemErrorText } from '../../system-error.ts';

/**
 * Writes lines to a file whose name has variables in it. It is opened for each line; as in nginx there is no line where
 * the root of the request is not a directory, so that a client cannot have files made by naming hosts that there are not.
 * Source: ngx_http_log_script_write.
 */
export function appendToNamedFile(cf: Conf, path: string): (r: Request, line: string) => void {
  const name = cf.value(cf.path(path));
  return (r, line) => {
    if (!hasRoot(r)) return;
    const file = name(r);
    try {
      append(file, line);
    } catch (error) {
      r.log(LEVEL.crit, `open() "${file}" failed ${systemErrorText(error)}`);
    }
  };
}

function hasRoot(r: Request): boolean {
  const root = r.settings.root.path(r);
  try {
    if (statSync(fileName(root)).isDirectory()) return true;
    r.log(LEVEL.error, `testing "${root}" existence failed (20: Not a directory)`);
  } catch (error) {
    r.log(LEVEL.error, `testing "${root}" existence failed ${systemErrorText(error)}`);
  }
  return false;
}

function append(path: string, line: string): void {
  const fd = openSync(fileName(path), 'a', 0o644);
  try {
    writeSync(fd, line, null, 'latin1');
  } finally {
    closeSync(fd);
  }
}
