import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeParts } from '../../src/http1/body-writer.ts';
import type { FilePart } from '../../src/request/body.ts';

const CONTENT = Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join('');

let directory = '';
let fd = -1;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  writeFileSync(join(directory, 'file'), CONTENT, 'latin1');
  fd = openSync(join(directory, 'file'), 'r');
});

afterAll(() => {
  closeSync(fd);
  rmSync(directory, { recursive: true });
});

/** Writes parts to a reader that takes so many pieces before it has to be waited for. */
function written(
  parts: readonly (string | FilePart)[],
  room = Number.POSITIVE_INFINITY,
): Promise<{ readonly text: string; readonly error: Error | undefined; readonly largest: number }> {
  let text = '';
  let largest = 0;
  let left = room;
  let waiting = 0;
  const write = (piece: string | Uint8Array): boolean => {
    // nobody writes while the reader is being waited for
    expect(waiting).toBe(0);
    largest = Math.max(largest, piece.length);
    text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1');
    return --left > 0;
  };
  const whenDrained = (resume: () => void): void => {
    waiting++;
    setImmediate(() => {
      waiting--;
      left = room;
      resume();
    });
  };
  return new Promise((resolve) => {
    writeParts(parts, { write, whenDrained }, (error) => resolve({ text, error, largest }));
  });
}

describe('a body', () => {
  const length = CONTENT.length;

  it.each([Number.POSITIVE_INFINITY, 1, 2])('goes out in order to a reader with room for %s pieces', async (room) => {
    const parts = [
      'before ',
      { fd, offset: 0, length },
      '',
      ' between ',
      { fd, offset: 10, length: 20 },
      { fd, offset: 5, length: 0 },
      { fd, offset: length - 3, length: 3 },
      ' after',
    ];
    const { text, error } = await written(parts, room);
    expect(error).toBeUndefined();
    expect(text).toBe(`before ${CONTENT} between ${CONTENT.slice(10, 30)}${CONTENT.slice(-3)} after`);
  });

  it('of nothing is done at once', async () => {
    expect(await written([])).toMatchObject({ text: '', error: undefined });
    expect(await written(['', ''])).toMatchObject({ text: '', error: undefined });
  });

  it('that is large goes out in pieces of bounded size, be it a file or text', async () => {
    for (const part of [{ fd, offset: 0, length }, CONTENT]) {
      const { text, largest } = await written([part], 1);
      expect(text).toBe(CONTENT);
      expect(largest).toBeLessThanOrEqual(65_536);
    }
  });

  it('whose file is shorter than it was ends with an error', async () => {
    const { text, error } = await written([{ fd, offset: length - 10, length: 20 }, 'never']);
    expect(error?.message).toBe('file was truncated while it was being sent');
    expect(text).toBe(CONTENT.slice(-10));
  });

  it('whose file cannot be read ends with an error', async () => {
    const { error } = await written([{ fd: 1_000_000, offset: 0, length: 1 }, 'never']);
    expect(error).toMatchObject({ code: 'EBADF' });
  });

  it('of very many parts does not exhaust the stack', async () => {
    const { text } = await written(Array<string>(50_000).fill('x'), 1000);
    expect(text).toHaveLength(50_000);
  });
});
