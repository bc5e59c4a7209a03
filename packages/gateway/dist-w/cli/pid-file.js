import { readFileSync, rmSync, writeFileSync } from 'node:fs';
const bytes = (path) => Buffer.from(path, 'latin1');
/** Writes the process id to the pid file. Throws the system's error. */
export function writePidFile(path) {
    writeFileSync(bytes(path), `${process.pid}\n`);
}
/** Removes the pid file, if it is there. */
export function removePidFile(path) {
    rmSync(bytes(path), { force: true });
}
/** The text of a pid file. Throws the system's error. */
export function readPidFile(path) {
    return readFileSync(bytes(path), 'latin1').trim();
}
//# sourceMappingURL=pid-file.js.map