import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const bytes = (path: string): Buffer => Buffer.from(path, 'latin1');

/** Writes the process id to the pid file. Throws the system's error. */
export function writePidFile(path: string): void {
  writeFileSync(bytes(path), `${process.pid}\n`);
}

/** Removes the pid file, if it is there. */
export function removePidFile(path: string): void {
  rmSync(bytes(path), { force: true });
}

/** The text of a pid file. Throws the system's error. */
export function readPidFile(path: string): string {
  return readFileSync(bytes(path), 'latin1').trim();
}
