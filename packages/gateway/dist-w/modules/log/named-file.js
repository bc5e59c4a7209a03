import { statSync } from 'node:fs';
import { compileParts } from '../../config/value.js';
import { LEVEL } from '../../log/level.js';
import { writeAll } from '../../log/log-file.js';
import { WriteFaults } from '../../log/write-faults.js';
import { fileName } from '../../request/file-name.js';
import { rootPath } from '../../request/map-path.js';
import { systemErrorText } from '../../system-error.js';
import { withLogFile } from './open-log-files.js';
/** How many segments of a path are `..`. */
function countClimbs(path) {
    return path.includes('..') ? path.split('/').filter((segment) => segment === '..').length : 0;
}
/** How far a name is put into the error log. */
const SHOWN = 256;
/**
 * Writes lines to a file whose name has variables in it. As in nginx there is no line where the root of the request is
 * not a directory, so that a client cannot have files made by naming hosts that there are not. Unlike in nginx neither
 * is there one where what the client sent leads out of a directory, or has a zero byte in it.
 * Source: ngx_http_log_script_write.
 */
export function appendToNamedFile(cf, written) {
    const parts = cf.parts(cf.path(written));
    const name = compileParts(parts);
    // the operator may climb, and the prefix; what is sent may not add to that
    const climbs = countClimbs(parts.map((part) => ('text' in part ? part.text : 'x')).join(''));
    const faults = new WriteFaults(cf.environment.now);
    return (r, line, cache) => {
        if (!hasRoot(r))
            return;
        const path = name(r);
        if (path.includes('\0') || countClimbs(path) > climbs) {
            r.log(LEVEL.error, `"${path.slice(0, SHOWN)}" is not a safe name for a log`);
            return;
        }
        append(r, path, line, cache, faults);
    };
}
function append(r, path, line, cache, faults) {
    const write = (fd) => {
        try {
            writeAll(fd, Buffer.from(line, 'latin1'));
        }
        catch (error) {
            faults.tell(path, error, (message) => r.log(LEVEL.alert, message));
        }
    };
    try {
        if (cache)
            cache.use(path, write);
        else
            withLogFile(path, write);
    }
    catch (error) {
        r.log(LEVEL.crit, `open() "${path}" failed ${systemErrorText(error)}`);
    }
}
function hasRoot(r) {
    const root = rootPath(r);
    if (typeof root === 'number')
        return false;
    try {
        if (statSync(fileName(root)).isDirectory())
            return true;
        r.log(LEVEL.error, `testing "${root}" existence failed (20: Not a directory)`);
    }
    catch (error) {
        r.log(LEVEL.error, `testing "${root}" existence failed ${systemErrorText(error)}`);
    }
    return false;
}
//# sourceMappingURL=named-file.js.map