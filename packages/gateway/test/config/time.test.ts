import { describe, expect, it } from 'vitest';
import { parseSeconds, parseTime } from '../../src/config/time.ts';

describe('a time', () => {
  it.each([
    ['0', 0],
    ['30', 30_000],
    ['500ms', 500],
    ['10s', 10_000],
    ['1m', 60_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1d2h30m10s500ms', 95_410_500],
    ['1d 2h 30m 10s 500ms', 95_410_500],
    ['1h 5', 3_605_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseTime(text, 'milliseconds')).toBe(ms);
  });

  it.each([
    '',
    ' ',
    'x',
    '-1',
    '+1',
    '1.5s',
    '1x',
    's',
    '1s1m',
    '1m1m',
    '1 2',
    '5 1s',
    '99999999999999999y',
    '1e3',
    '1s;',
  ])('%j is none', (text) => {
    expect(parseTime(text, 'milliseconds')).toBeUndefined();
  });

  it('has months and years only where it is counted in seconds', () => {
    expect([parseSeconds('1M'), parseSeconds('1y')]).toEqual([2_592_000, 31_536_000]);
    expect([parseTime('1M', 'milliseconds'), parseTime('1y', 'milliseconds')]).toEqual([undefined, undefined]);
  });

  it('in whole seconds has no milliseconds', () => {
    expect(parseSeconds('1m30s')).toBe(90);
    expect(parseSeconds('500ms')).toBeUndefined();
  });
});
