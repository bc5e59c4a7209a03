import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { turnClock } from '../../src/processes/turn-clock.ts';

/** A clock that has moved on each time it is read. */
function restless(): { readonly read: () => number; times: number } {
  const clock = { times: 0, read: (): number => 1000 + clock.times++ };
  return clock;
}

test('a turn of the event loop has one time, however often it is asked for', () => {
  const clock = restless();
  const now = turnClock(clock.read);
  expect([now(), now(), now()]).toEqual([1000, 1000, 1000]);
  expect(clock.times).toBe(1);
});

test('what is continued in the same turn has its time', async () => {
  const now = turnClock(restless().read);
  const before = now();
  await Promise.resolve();
  expect(now()).toBe(before);
});

test.each([
  ['an immediate', nextTurn],
  ['a timer', () => sleep(1)],
])('after %s it is later', async (_, wait) => {
  const now = turnClock(restless().read);
  const before = now();
  await wait();
  expect(now()).toBe(before + 1);
});

test('while nobody asks, the clock is not read', async () => {
  const clock = restless();
  const now = turnClock(clock.read);
  now();
  await sleep(5);
  await nextTurn();
  expect(clock.times).toBe(1);
});

test('by itself it goes by the clock of the system', () => {
  const before = Date.now();
  const time = turnClock()();
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});
