import { chownSync, statSync } from 'node:fs';
import { LEVEL } from '../log/level.js';
import { STDERR } from '../log/log-file.js';
import { core } from '../modules/core/index.js';
import { fileName } from '../request/file-name.js';
import { systemErrorText } from '../system-error.js';
import { accountId } from './privileges.js';
/** Opens the log files anew (SIGUSR1); one that cannot be opened stays as it is, which the error log says. */
export function reopenLogs({ logFiles, errorLog }) {
    for (const file of logFiles) {
        try {
            file.reopen();
        }
        catch (error) {
            errorLog.write(LEVEL.emerg, `open() "${file.path}" failed ${systemErrorText(error)}`);
        }
    }
    logFiles.closeByName();
}
/** Gives the log files to the account of the workers, which are to open them anew themselves. Source: ngx_reopen_files. */
export function handOverLogs({ logFiles, errorLog, main }) {
    const { user } = core.of(main);
    const id = user && process.geteuid?.() === 0 ? accountId(user.name) : undefined;
    if (id === undefined)
        return;
    for (const { path } of logFiles) {
        if (path === STDERR.path || path.startsWith('syslog:'))
            continue;
        try {
            const file = fileName(path);
            const facts = statSync(file);
            // /dev/null, or the terminal behind /dev/stdout, belongs to others too
            if (facts.isFile() && facts.uid !== id)
                chownSync(file, id, facts.gid);
        }
        catch (error) {
            errorLog.write(LEVEL.emerg, `chown("${path}", ${id}) failed ${systemErrorText(error)}`);
        }
    }
}
//# sourceMappingURL=log-files.js.map