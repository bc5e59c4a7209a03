import { close, read, type Stats } from 'node:fs';
import { fileInfo, openFile } from '../../request/open-file.ts';
import { Latest } from './latest.ts';
import { parseUsers, type Users } from './user-file.ts';

/** How many files are kept in mind; a name with variables may stand for many. */
const MOST_FILES = 64;

/** Bytes of the largest file that is read: it is parsed in one go. Some hundred thousand users. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** Milliseconds after a change in which another might leave the file's times as they are. */
const UNSETTLED = 2000;

/** What became of reading a file: its users, or the call that failed with node's error, or why it was not read. */
export type UsersRead =
  | { readonly users: Users }
  | { readonly call: 'open()' | 'pread()'; readonly error: Error }
  | { readonly refused: string };

interface Kept {
  readonly latest: Latest<UsersRead>;
  /** Of which file `users` are; '' while that is not certain. */
  identity: string;
  users: Promise<UsersRead> | undefined;
}

/**
 * Files of users. As in nginx a change counts from the next request on, so each asks the system for the file's
 * identity, size and times; the file is read again where any of them differs.
 */
export class UserFiles {
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #kept: Map<string, Kept> = new Map();

  /** The clock gives milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The users in a file as it is now. Never rejects. */
  async read(path: string): Promise<UsersRead> {
    const info = await fileInfo(path);
    if ('error' in info) return { call: 'open()', error: info.error };
    const settled = info.stats.ctimeMs + UNSETTLED < this.#now();
    const identity = settled ? identityOf(info.stats) : '';
    const kept = this.#keep(path);
    if (kept.users && settled && kept.identity === identity) return kept.users;
    kept.identity = identity;
    kept.users = kept.latest.get();
    return kept.users;
  }

  #keep(path: string): Kept {
    const kept = this.#kept.get(path) ?? { latest: reader(path), identity: '', users: undefined };
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_FILES) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }
}

/** Whoever changes a file, or who may read it, changes the last of these; its clock cannot be set back. */
function identityOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** Reads a file again and again, and parses its text where that is another than before. */
function reader(path: string): Latest<UsersRead> {
  let last: Users | undefined;
  return new Latest(async () => {
    const result = await readFrom(path, (text) => (last?.text === text ? last : parseUsers(text)));
    last = 'users' in result ? result.users : undefined;
    return result;
  });
}

async function readFrom(path: string, parse: (text: string) => Users): Promise<UsersRead> {
  const opened = await openFile(path);
  if ('error' in opened) return { call: 'open()', error: opened.error };
  const { fd, stats } = opened;
  try {
    if (!stats.isFile() && !stats.isDirectory()) return { refused: 'is not a regular file' };
    if (stats.size > LARGEST_FILE) return { refused: `is too large: ${stats.size} bytes` };
    const content = await readText(fd, stats.size);
    return typeof content === 'string' ? { users: parse(content) } : { call: 'pread()', error: content };
  } finally {
    close(fd);
  }
}

/** Reads as much as the file was when it was opened; one that has changed since is another file by the next request. */
function readText(fd: number, size: number): Promise<string | Error> {
  // a directory has no bytes, which only shows when some are asked for
  const buffer = Buffer.allocUnsafe(Math.max(size, 1));
  return new Promise((resolve) => {
    const readOn = (at: number): void => {
      read(fd, buffer, at, buffer.length - at, at, (error, count) => {
        const end = at + count;
        if (error) resolve(error);
        else if (count > 0 && end < buffer.length) readOn(end);
        else resolve(buffer.toString('latin1', 0, end));
      });
    };
    readOn(0);
  });
}
