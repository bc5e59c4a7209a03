import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { EdgesealError, parseKeyRing } from '@edgeseal/token';
import { systemErrorText } from '../system-error.js';
import { UsageError } from './command.js';
import { writePrivateFile } from './private-file.js';
/**
 * Changes the keys of a ring, which is made if it is not there. Throws a UsageError, and leaves the file as it is, for one
 * that cannot be read or written, or would not be a key ring.
 */
export function changeKeyRing(given, change) {
    // through a link, so that it is the file that is replaced
    const path = existsSync(given) ? realpathSync(given) : given;
    const before = existsSync(path) ? ringOf(path, readRing(path)) : [];
    const after = `${JSON.stringify({ keys: change(before) }, null, 2)}\n`;
    ringOf(path, after);
    writePrivateFile(path, after, { replace: true });
}
function readRing(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (error) {
        throw new UsageError(`open() "${path}" failed ${systemErrorText(error)}`);
    }
}
/** The keys as they are written in a text, which are those of a key ring. */
function ringOf(path, text) {
    try {
        parseKeyRing(text);
    }
    catch (error) {
        if (error instanceof EdgesealError)
            throw new UsageError(`"${path}": ${error.message}`);
        throw error;
    }
    return JSON.parse(text).keys;
}
//# sourceMappingURL=key-ring-file.js.map