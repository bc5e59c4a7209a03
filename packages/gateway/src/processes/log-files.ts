import { chownSync, statSync } from 'node:fs';
import type { Configuration } from '../config/load.ts';
import { LEVEL } from '../log/level.ts';
import { STDERR } from '../log/log-file.ts';
import { core } from '../modules/core/index.ts';
import { fileName } from '../request/file-name.ts';
import { systemErrorText } from '../system-error.ts';
import { accountId } from './privileges.ts';

/** Opens the log files anew (SIGUSR1); one that cannot be opened stays as it is, which the error log says. */
export function reopenLogs({ logFiles, errorLog }: Configuration): void {
  for (const file of logFiles) {
    try {
      file.reopen();
    } catch (error) {
      errorLog.write(LEVEL.emerg, `open() "${file.path}" failed ${systemErrorText(error)}`);
    }
  }
  logFiles.closeByName();
}

/** Gives the log files to the account of the workers, which are to open them anew themselves. Source: ngx_reopen_files. */
export function handOverLogs({ logFiles, errorLog, main }: Configuration): void {
  const { user } = core.of(main);
  const id = user && process.geteuid?.() === 0 ? accountId(user.name) : undefined;
  if (id === undefined) return;
  for (const { path } of logFiles) {
    if (path === STDERR.path || path.startsWith('syslog:')) continue;
    try {
      const file = fileName(path);
      const facts = statSync(file);
      // /dev/null, or the terminal behind /dev/stdout, belongs to others too
      if (facts.isFile() && facts.uid !== id) chownSync(file, id, facts.gid);
    } catch (error) {
      errorLog.write(LEVEL.emerg, `chown("${path}", ${id}) failed ${systemErrorText(error)}`);
    }
  }
}
