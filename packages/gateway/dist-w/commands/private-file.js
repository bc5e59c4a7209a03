import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { systemErrorText } from '../system-error.js';
import { UsageError } from './command.js';
/**
 * Writes a file that only its owner can read (mode 0600), whole or not at all: whoever reads it meanwhile finds the old one
 * or the new one. Throws a UsageError where that cannot be, also if it is there already and is not to be replaced.
 */
export function writePrivateFile(path, text, options) {
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
        const file = openSync(temporary, 'wx', 0o600);
        try {
            writeSync(file, text);
            fsyncSync(file);
        }
        finally {
            closeSync(file);
        }
        // a link fails where something is there
        if (options.replace)
            renameSync(temporary, path);
        else
            linkSync(temporary, path);
    }
    catch (error) {
        throw new UsageError(`cannot write "${path}" ${systemErrorText(error)}`);
    }
    finally {
        rmSync(temporary, { force: true });
    }
}
//# sourceMappingURL=private-file.js.map