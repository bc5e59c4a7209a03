import { statSync } from 'node:fs';
/** Whether a file's mode lets everybody read it; false where it cannot be looked at. The path is latin1. */
export function readableByAll(path) {
    try {
        return (statSync(Buffer.from(path, 'latin1')).mode & 0o004) !== 0;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=readable-by-all.js.map