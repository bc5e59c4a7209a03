import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One entry of a tree of files; text and paths are latin1. */
export interface TreeEntry {
  readonly path: string;
  readonly text?: string;
  /** Unix seconds. */
  readonly mtime?: number;
  readonly mode?: number;
  readonly directory?: boolean;
  readonly link?: string;
  readonly fifo?: boolean;
}

/** Makes a tree of files in a new directory that anyone may read. */
export function makeTree(entries: readonly TreeEntry[]): { readonly prefix: string; remove(): void } {
  const prefix = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  chmodSync(prefix, 0o755);
  const named = (entry: TreeEntry): Buffer => Buffer.from(`${prefix}/${entry.path}`, 'latin1');
  for (const entry of entries) makeEntry(named(entry), entry);
  const setModes = (mode: (entry: TreeEntry) => number | undefined): void => {
    for (const entry of entries) {
      const bits = mode(entry);
      if (entry.mode !== undefined && bits !== undefined) chmodSync(named(entry), bits);
    }
  };
  setModes((entry) => entry.mode);
  const remove = (): void => {
    setModes(() => 0o700);
    rmSync(prefix, { recursive: true });
  };
  return { prefix, remove };
}

function makeEntry(path: Buffer, entry: TreeEntry): void {
  if (entry.directory) mkdirSync(path, { recursive: true });
  else if (entry.link !== undefined) symlinkSync(Buffer.from(entry.link, 'latin1'), path);
  else if (entry.fifo) execFileSync('mkfifo', [path.toString('latin1')]);
  else {
    writeFileSync(path, Buffer.from(entry.text ?? '', 'latin1'));
    if (entry.mtime !== undefined) utimesSync(path, entry.mtime, entry.mtime);
  }
}

/** Does something as a user whom file modes hold back, where the tests are run by root. */
export async function asNobody<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return action();
  process.seteuid(65_534);
  try {
    return await action();
  } finally {
    process.seteuid(0);
  }
}
