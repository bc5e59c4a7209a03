import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { EdgesealError } from '@edgeseal/token';
import { systemErrorText } from '../system-error.js';
const LONGEST = 1024 * 1024;
/**
 * Reads a file of secrets, in UTF-8. Throws `ERR_PRIVATE_FILE` for one that cannot be read, that is none or of more than a
 * megabyte, or that others than its owner have access to; `path` is latin1.
 */
export function readPrivateText(path) {
    let fd;
    try {
        // a pipe that nobody writes to would be waited for
        fd = openSync(Buffer.from(path, 'latin1'), constants.O_RDONLY | constants.O_NONBLOCK);
    }
    catch (error) {
        throw fault(`open() "${path}" failed ${systemErrorText(error)}`);
    }
    try {
        const facts = fstatSync(fd);
        if (!facts.isFile())
            throw fault(`"${path}" is ${facts.isDirectory() ? 'a directory' : 'not a regular file'}`);
        if (facts.mode & 0o077) {
            const mode = (facts.mode & 0o777).toString(8).padStart(4, '0');
            throw fault(`"${path}" has mode ${mode}: others than its owner must have no access (0600)`);
        }
        if (facts.size > LONGEST)
            throw fault(`"${path}" is too large`);
        return readFileSync(fd, 'utf8');
    }
    catch (error) {
        if (error instanceof EdgesealError)
            throw error;
        throw fault(`read() "${path}" failed ${systemErrorText(error)}`);
    }
    finally {
        closeSync(fd);
    }
}
function fault(message) {
    return new EdgesealError('ERR_PRIVATE_FILE', message);
}
//# sourceMappingURL=private-text.js.map