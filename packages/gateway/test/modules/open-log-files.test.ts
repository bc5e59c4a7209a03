import { mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OpenLogFiles, type OpenLogFilesLimits } from '../../src/modules/log/open-log-files.ts';

let directory = '';
let now = 0;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'open-logs-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function files(limits: Partial<OpenLogFilesLimits>): OpenLogFiles {
  return new OpenLogFiles({ max: 100, inactive: 1000, minUses: 1, valid: 10_000, ...limits }, () => now);
}

function write(to: OpenLogFiles, name: string, text = 'x'): void {
  to.use(join(directory, name), (fd) => void writeSync(fd, text));
}

const content = (name: string): string => readFileSync(join(directory, name), 'latin1');

/** The names of the files in the directory that this process has open. */
function open(): readonly string[] {
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return targets.flatMap((path) => (path.startsWith(`${directory}/`) ? [path.slice(directory.length + 1)] : [])).sort();
}

it('stay open between writes, the most recently used of them', () => {
  const logs = files({ max: 2 });
  for (const name of ['a', 'b', 'a', 'c', 'a']) write(logs, name);
  expect(open()).toEqual(['a', 'c']);
  expect([content('a'), content('b'), content('c')]).toEqual(['xxx', 'x', 'x']);
  logs.close();
  expect(open()).toEqual([]);
});

it('are never more than the limit, however many names there are', () => {
  const logs = files({ max: 3 });
  for (let i = 0; i < 500; i++) write(logs, `f${i}`);
  expect(open()).toEqual(['f497', 'f498', 'f499']);
  logs.close();
});

it('are closed when they are not used', () => {
  const logs = files({ inactive: 1000 });
  write(logs, 'a');
  now += 600;
  write(logs, 'b');
  now += 600;
  write(logs, 'b');
  expect(open()).toEqual(['b']);
  logs.close();
});

it('stay open only once they have been used often enough', () => {
  const logs = files({ minUses: 3 });
  const states = [1, 2, 3, 4].map(() => {
    write(logs, 'a');
    return open().length;
  });
  expect(states).toEqual([0, 0, 1, 1]);
  expect(content('a')).toBe('xxxx');
  logs.close();
});

it('are those of their names, after the time for which they are valid', () => {
  const logs = files({ valid: 500, inactive: 5000 });
  write(logs, 'a', '1');
  renameSync(join(directory, 'a'), join(directory, 'a.old'));
  now += 400;
  write(logs, 'a', '2');
  now += 400;
  write(logs, 'a', '3');
  expect([content('a.old'), content('a')]).toEqual(['12', '3']);
  expect(open()).toEqual(['a']);
  logs.close();
});

it('are opened anew after they were closed', () => {
  const logs = files({});
  write(logs, 'a');
  logs.close();
  write(logs, 'a');
  expect([content('a'), open()]).toEqual(['xx', ['a']]);
  logs.close();
});

it('leave nothing behind where they cannot be opened', () => {
  const logs = files({ minUses: 1 });
  expect(() => write(logs, 'no/such')).toThrow('ENOENT');
  expect(() => write(logs, 'no/such')).toThrow('ENOENT');
  write(logs, 'a');
  expect(open()).toEqual(['a']);
  logs.close();
});
