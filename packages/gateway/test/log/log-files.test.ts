import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogFiles } from '../../src/log/log-files.ts';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-files-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('write to a pipe no more lines at a time than nobody can tear apart', () => {
  const path = join(directory, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const file = new LogFiles(() => 0).get(path);
  file.open();
  const line = `${'x'.repeat(1499)}\n`;
  const buffer = Buffer.alloc(65_536);
  for (let i = 0; i < 3; i++) file.append(line);
  // the third would make it more than PIPE_BUF
  expect(readSync(reader, buffer)).toBe(2 * line.length);
  file.close();
  expect(readSync(reader, buffer)).toBe(line.length);
  closeSync(reader);
});

it('tell once a minute that lines cannot be written', () => {
  let now = 0;
  const told: string[] = [];
  const files = new LogFiles(() => now);
  files.complain = (message) => told.push(message);
  const file = files.get('/dev/full');
  file.open();
  for (const at of [0, 1000, 59_999, 60_000, 60_001]) {
    now = at;
    file.append('line\n');
    file.flush();
  }
  expect(told).toEqual(Array(2).fill('write() to "/dev/full" failed (28: No space left on device)'));
  file.close();
});

it('write what is appended before what is written at once', () => {
  const path = join(directory, 'a.log');
  const file = new LogFiles(() => 0).get(path);
  file.open();
  file.append('1\n');
  file.write('2\n');
  file.append('3\n');
  file.reopen();
  expect(readFileSync(path, 'latin1')).toBe('1\n2\n3\n');
  file.close();
});

it('stay closed when they are opened anew after they were closed', () => {
  const path = join(directory, 'a.log');
  const file = new LogFiles(() => 0).get(path);
  file.open();
  file.close();
  rmSync(path);
  file.reopen();
  file.append('lost\n');
  file.flush();
  expect(() => readFileSync(path)).toThrow('ENOENT');
});
