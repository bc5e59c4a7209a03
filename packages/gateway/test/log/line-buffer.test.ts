import { execFileSync } from 'node:child_process';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { LineBuffer } from '../../src/log/line-buffer.ts';

function recorder(): { readonly writes: string[]; readonly buffer: LineBuffer } {
  const writes: string[] = [];
  return { writes, buffer: new LineBuffer((text) => writes.push(text)) };
}

it('writes the lines of one turn of the event loop together', async () => {
  const { writes, buffer } = recorder();
  buffer.add('a\n');
  buffer.add('b\n');
  expect(writes).toEqual([]);
  await setImmediate();
  buffer.add('c\n');
  await setImmediate();
  expect(writes).toEqual(['a\nb\n', 'c\n']);
});

it('does not let the lines of a turn become more than 64 KB', () => {
  const { writes, buffer } = recorder();
  const line = `${'x'.repeat(39_999)}\n`;
  buffer.add(line);
  buffer.add(line);
  expect(writes).toEqual([line]);
  buffer.flush();
  expect(writes).toEqual([line, line]);
});

it('writes a line that is longer than the buffer at once, after those before it', () => {
  const { writes, buffer } = recorder();
  buffer.buffering = { size: 4, flushAfter: 0, gzip: 0 };
  buffer.add('a\n');
  buffer.add('long one\n');
  expect(writes).toEqual(['a\n', 'long one\n']);
});

it('is patient, however long it may wait', async () => {
  const { writes, buffer } = recorder();
  buffer.buffering = { size: 1000, flushAfter: 30 * 86_400_000, gzip: 0 };
  buffer.add('a\n');
  await setTimeout(30);
  expect(writes).toEqual([]);
  buffer.flush();
});

it('takes more lines than a string can hold, whatever size it is given', () => {
  const lengths: number[] = [];
  const buffer = new LineBuffer((text) => lengths.push(text.length));
  buffer.buffering = { size: Number.MAX_SAFE_INTEGER, flushAfter: 0, gzip: 0 };
  const line = 'x'.repeat(0x1000000);
  for (let i = 0; i < 40; i++) buffer.add(line);
  buffer.flush();
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(40 * line.length);
});

it('writes nothing when there is nothing', () => {
  const { writes, buffer } = recorder();
  buffer.flush();
  expect(writes).toEqual([]);
});

it.each([
  ['process.exit(0);', ''],
  ['buffer.buffering = { size: 1000, flushAfter: 60000, gzip: 0 };', 'keeps no process alive: '],
])('loses no line when the process ends: %s', (end, _note) => {
  const url = new URL('../../dist/log/line-buffer.js', import.meta.url).href;
  const code = `import { LineBuffer } from '${url}'; import { writeSync } from 'node:fs';
    const buffer = new LineBuffer((text) => writeSync(1, text)); ${end.startsWith('buffer') ? end : ''}
    buffer.add('last line\\n'); ${end.startsWith('process') ? end : ''}`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })).toBe('last line\n');
});
