import { closeSync, openSync, writeSync } from 'node:fs';
import { fileName } from '../request/file-name.ts';

/** A log file: opened once however many directives name it, appended to, never rewritten. */
export interface LogFile {
  readonly path: string;
  /** Appends text, at once; how severe that is (a number of `LEVEL`) only matters to some. */
  write(text: string, severity?: number): void;
  /** Opens the file of that name anew, after it was moved away (SIGUSR1). */
  reopen(): void;
  close(): void;
}

/** Opens a file for appending. Throws node's error (ENOENT, EACCES, …) where that fails. */
export function openLogFile(path: string): LogFile {
  return new AppendingFile(path);
}

/** The standard error stream as a log. */
export const STDERR: LogFile = {
  path: 'stderr',
  write: (text) => writeAll(2, text),
  reopen: () => {},
  close: () => {},
};

class AppendingFile implements LogFile {
  readonly path: string;
  #fd: number;

  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(fileName(path), 'a', 0o644);
  }

  write(text: string): void {
    if (this.#fd >= 0) writeAll(this.#fd, text);
  }

  reopen(): void {
    const fd = openSync(fileName(this.path), 'a', 0o644);
    this.close();
    this.#fd = fd;
  }

  close(): void {
    const fd = this.#fd;
    // another file may get the number next, and must not get the lines
    this.#fd = -1;
    if (fd >= 0) closeSync(fd);
  }
}

/** A log that cannot be written (a full disk, a closed terminal) must not end the server. */
function writeAll(fd: number, text: string): void {
  let bytes: Uint8Array = Buffer.from(text, 'latin1');
  try {
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(fd, bytes));
  } catch {
    // as in nginx, a log line that cannot be written is dropped
  }
}
