import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { fileName } from '../request/file-name.ts';

/** A log file: opened once however many directives name it, appended to, never rewritten. */
export interface LogFile {
  readonly path: string;
  /** Appends text, at once; how severe that is (a number of `LEVEL`) only matters to some. What cannot be written is lost. */
  write(text: string, severity?: number): void;
  /** Opens the file of that name anew, after it was moved away (SIGUSR1). */
  reopen(): void;
  close(): void;
}

/** A log that can say what became of its lines. */
export interface AppendedFile extends LogFile {
  /** Appends bytes in one write. Throws node's error (ENOSPC, …) where that fails. */
  append(bytes: Uint8Array): void;
  /** How many bytes several processes can write at a time without tearing one another's lines apart. */
  readonly wholeWrites: number;
}

/** What Linux writes to a pipe in one piece, whoever else writes: PIPE_BUF. */
const WHOLE_IN_PIPES = 4096;

/** Opens a file for appending. Throws node's error (ENOENT, EACCES, …) where that fails. */
export function openLogFile(path: string): AppendedFile {
  return new AppendingFile(path);
}

/** The standard error stream as a log. */
export const STDERR: AppendedFile = {
  path: 'stderr',
  wholeWrites: WHOLE_IN_PIPES,
  write: (text) => attempt(() => writeAll(2, Buffer.from(text, 'latin1'))),
  append: (bytes) => writeAll(2, bytes),
  reopen: () => {},
  close: () => {},
};

class AppendingFile implements AppendedFile {
  readonly path: string;
  #fd: number;
  #wholeWrites: number;

  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(fileName(path), 'a', 0o644);
    this.#wholeWrites = wholeWritesTo(this.#fd);
  }

  get wholeWrites(): number {
    return this.#wholeWrites;
  }

  write(text: string): void {
    attempt(() => this.append(Buffer.from(text, 'latin1')));
  }

  append(bytes: Uint8Array): void {
    if (this.#fd >= 0) writeAll(this.#fd, bytes);
  }

  reopen(): void {
    const fd = openSync(fileName(this.path), 'a', 0o644);
    this.close();
    this.#fd = fd;
    this.#wholeWrites = wholeWritesTo(fd);
  }

  close(): void {
    const fd = this.#fd;
    // another file may get the number next, and must not get the lines
    this.#fd = -1;
    if (fd >= 0) closeSync(fd);
  }
}

function wholeWritesTo(fd: number): number {
  return fstatSync(fd).isFile() ? Number.POSITIVE_INFINITY : WHOLE_IN_PIPES;
}

/** Writes bytes with a single system call as long as the system takes them all. Throws node's error where it takes no more. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
}

/** A log that cannot be written (a full disk, a closed terminal) must not end the server. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // there is no other log to say so in
  }
}
