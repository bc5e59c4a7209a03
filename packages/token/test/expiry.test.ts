import { expect, test } from 'vitest';
import { expiryAfter, readExpiry, systemClock, writeExpiry } from '../src/expiry.ts';

test.each([
  [1, '0000000000000001'],
  [1795375502, '000000006b03418e'],
  [2 ** 32 - 1, '00000000ffffffff'],
  [2 ** 32, '0000000100000000'],
  [Number.MAX_SAFE_INTEGER, '001fffffffffffff'],
])('%i is written as big-endian %s and read back', (expiry, hex) => {
  const target = Buffer.alloc(10, 0xee);
  writeExpiry(target, 1, expiry);
  expect(target.toString('hex')).toBe(`ee${hex}ee`);
  expect(readExpiry(target, 1)).toBe(expiry);
});

test('a lifetime counts from the whole second the clock is in', () => {
  expect(expiryAfter(60, () => 1000.9)).toBe(1060);
});

test('a lifetime of 0 is for ever, and asks no clock', () => {
  expect(expiryAfter(0, () => Number.NaN)).toBe(0);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('a lifetime of %d is refused', (lifetime) => {
  expect(() => expiryAfter(lifetime, () => 1000)).toThrow(
    expect.objectContaining({
      code: 'ERR_LIFETIME',
      message: `lifetime: must be a non-negative safe integer, got ${lifetime}`,
    }),
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('a clock that reads %d is refused', (seconds) => {
  expect(() => expiryAfter(60, () => seconds)).toThrow(
    expect.objectContaining({ code: 'ERR_CLOCK', message: `now: must give a Unix time in seconds, got ${seconds}` }),
  );
});

test('the system clock gives the whole second of now', () => {
  const before = Math.floor(Date.now() / 1000);
  const seconds = systemClock();
  expect(Number.isInteger(seconds)).toBe(true);
  expect(seconds).toBeGreaterThanOrEqual(before);
  expect(seconds).toBeLessThanOrEqual(Date.now() / 1000);
});
