import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type ConfError, type Loaded, load, print } from '../src/index.ts';

const base = mkdtempSync(join(tmpdir(), 'edgeseal-conf-'));
let count = 0;

afterAll(() => {
  rmSync(base, { recursive: true });
});

/** A new directory with these files (latin1 names and texts); its path as latin1, with a slash. */
export function directory(files: Readonly<Record<string, string>>): string {
  count += 1;
  const dir = `${Buffer.from(base).toString('latin1')}/${count}/`;
  mkdirSync(Buffer.from(dir, 'latin1'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(Buffer.from(dirname(dir + name), 'latin1'), { recursive: true });
    writeFileSync(Buffer.from(dir + name, 'latin1'), text, 'latin1');
  }
  return dir;
}

/** What `loadFiles` found, with the directory taken out of every path. */
export interface LoadedFiles {
  readonly dir: string;
  readonly loaded: Loaded;
  readonly files: readonly string[];
  readonly error: Pick<ConfError, 'code' | 'message' | 'file' | 'line' | 'level'> | undefined;
  /** The tree on one line. */
  readonly text: string;
}

/** Loads `nginx.conf` from a new directory with these files, which is also the prefix. */
export function loadFiles(contents: Readonly<Record<string, string>>): LoadedFiles {
  const dir = directory(contents);
  const loaded = load({ file: `${dir}nginx.conf`, prefix: dir });
  const files = loaded.files.map(({ path }) => path.replace(dir, ''));
  return {
    dir,
    loaded,
    files,
    error: shorten(loaded.error, dir),
    text: print(loaded.block).replaceAll(/\s+/g, ' ').trim(),
  };
}

function shorten(error: ConfError | undefined, dir: string): LoadedFiles['error'] {
  if (error === undefined) return undefined;
  const { code, message, file, line, level } = error;
  return { code, message: message.replaceAll(dir, ''), file: file?.replace(dir, ''), line, level };
}
