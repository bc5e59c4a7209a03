import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type LineOptions, loadLine } from './run-line.ts';

const environment: NonNullable<LineOptions['environment']> = { randomBytes: (size) => randomBytes(size) };

async function draws(line: string, values: Readonly<Record<string, string>>, times: number): Promise<string[]> {
  const run = loadLine(line, { environment });
  const seen: string[] = [];
  for (let i = 0; i < times; i++) {
    const result = await run(values);
    if (!('out' in result)) throw new Error(result.log);
    seen.push(result.out);
  }
  return seen;
}

test.each([
  ['5', '7'],
  ['7', '5'],
])('every number from %s to %s is drawn, and no other', async (x, y) => {
  expect([...new Set(await draws('set_random $out $x $y;', { x, y }, 200))].sort()).toEqual(['5', '6', '7']);
});

test('the whole range of 63 bits is used', async () => {
  const seen = await draws('set_random $out $x $y;', { x: '0', y: '9223372036854775807' }, 100);
  expect(seen.some((number) => BigInt(number) > 2n ** 61n)).toBe(true);
  expect(new Set(seen).size).toBe(100);
});

test('numbers come as often as each other', async () => {
  const seen = await draws('set_random $out 0 9;', {}, 10_000);
  for (let digit = 0; digit < 10; digit++) {
    const times = seen.filter((number) => number === `${digit}`).length;
    // ten standard deviations to either side
    expect(Math.abs(times - 1000)).toBeLessThan(300);
  }
});

describe.each([
  ['set_secure_random_alphanum', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
  ['set_secure_random_lcalpha', 'abcdefghijklmnopqrstuvwxyz'],
])('%s', (directive, alphabet) => {
  test('gives as many characters as are asked for, 1 to 64', async () => {
    for (const x of ['1', '20', '64', '007']) {
      const [text = ''] = await draws(`${directive} $out $x;`, { x }, 1);
      expect(text).toHaveLength(Number(x));
    }
  });

  test('draws every character of its alphabet, and no other', async () => {
    const texts = await draws(`${directive} $out 64;`, {}, 100);
    expect([...new Set(texts.join(''))].sort().join('')).toBe([...alphabet].sort().join(''));
    expect(new Set(texts).size).toBe(100);
  });

  test('takes the length from the variable itself where it has no other', async () => {
    const [text = ''] = await draws(`${directive} $out;`, { out: '12' }, 1);
    expect(text).toHaveLength(12);
  });
});
