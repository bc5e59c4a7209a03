import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Users } from '../../../src/modules/auth-basic/user-file.ts';
import { UserFiles } from '../../../src/modules/auth-basic/user-files.ts';

/** By this clock the files of the tests have not been changed for a while. */
const LATER = (): number => Date.now() + 60_000;

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  file = join(directory, 'users');
  writeFileSync(file, 'alice:1\n');
});

afterEach(() => rmSync(directory, { recursive: true }));

async function users(files: UserFiles, path = file): Promise<Users> {
  const read = await files.read(path);
  if (!('users' in read)) throw new Error(JSON.stringify(read));
  return read.users;
}

/** Changes of less than a tick of the system's clock apart have one time. */
async function change(action: () => void): Promise<void> {
  await setTimeout(20);
  action();
}

describe('files of users', () => {
  it('are read again only where they have changed', async () => {
    const files = new UserFiles(LATER);
    const first = await users(files);
    expect(await users(files)).toBe(first);
    expect(first.hashes.get('alice')).toBe('1');
  });

  it.each<[string, () => void]>([
    ['rewritten', () => writeFileSync(file, 'alice:22\n')],
    ['rewritten with a text of the same length', () => writeFileSync(file, 'alice:2\n')],
    [
      'rewritten and given its old time',
      () => {
        const { atime, mtime } = statSync(file);
        writeFileSync(file, 'alice:2\n');
        utimesSync(file, atime, mtime);
      },
    ],
    [
      'replaced',
      () => {
        writeFileSync(`${file}.new`, 'alice:2\n');
        renameSync(`${file}.new`, file);
      },
    ],
  ])('count at once as they are when one has been %s', async (_, action) => {
    const files = new UserFiles(LATER);
    await users(files);
    await change(action);
    expect((await users(files)).hashes.get('alice')).toMatch(/^2/);
  });

  it('are read every time while a change may leave their times as they are', async () => {
    let asked = 0;
    // whenever it is asked, the file has just been changed
    const files = new UserFiles(() => {
      writeFileSync(file, `alice:${++asked}\n`);
      return statSync(file).ctimeMs + 1;
    });
    expect((await users(files)).hashes.get('alice')).toBe('1');
    expect((await users(files)).hashes.get('alice')).toBe('2');
  });

  it('are not parsed again where their text is the same', async () => {
    const files = new UserFiles(LATER);
    const first = await users(files);
    await change(() => writeFileSync(file, 'alice:1\n'));
    expect(await users(files)).toBe(first);
  });

  it('are read for all who ask at one time', async () => {
    const files = new UserFiles(() => 0);
    const read = await Promise.all(Array.from({ length: 100 }, () => users(files)));
    expect(new Set(read).size).toBe(1);
  });

  it('are forgotten where there are many', async () => {
    const files = new UserFiles(LATER);
    const first = await users(files);
    const others = Array.from({ length: 64 }, (_, i) => join(directory, `u${i}`));
    for (const other of others) writeFileSync(other, '');
    for (const other of others.slice(1)) await users(files, other);
    expect(await users(files)).toBe(first);
    for (const other of others) await users(files, other);
    expect(await users(files)).not.toBe(first);
  });

  it.each<[string, () => void, object]>([
    ['is not there', () => rmSync(file), { call: 'open()', error: expect.objectContaining({ code: 'ENOENT' }) }],
    [
      'is a directory',
      () => {
        rmSync(file);
        execFileSync('mkdir', [file]);
      },
      { call: 'pread()', error: expect.objectContaining({ code: 'EISDIR' }) },
    ],
    [
      'is a pipe',
      () => {
        rmSync(file);
        execFileSync('mkfifo', [file]);
      },
      { refused: 'is not a regular file' },
    ],
    ['is too large', () => truncateSync(file, 16 * 1024 * 1024 + 1), { refused: 'is too large: 16777217 bytes' }],
  ])('say why when one %s, also once it has been read', async (_, action, outcome) => {
    const files = new UserFiles(LATER);
    await users(files);
    await change(action);
    expect(await files.read(file)).toEqual(outcome);
  });

  it('are read once more where that failed', async () => {
    const files = new UserFiles(LATER);
    truncateSync(file, 16 * 1024 * 1024 + 1);
    await files.read(file);
    await change(() => writeFileSync(file, 'alice:3\n'));
    expect((await users(files)).hashes.get('alice')).toBe('3');
  });
});
