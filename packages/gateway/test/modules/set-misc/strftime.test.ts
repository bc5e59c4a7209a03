import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gmTime } from '../../../src/modules/set-misc/broken-down-time.ts';
import { strftime } from '../../../src/modules/set-misc/strftime.ts';
import { anyBytes } from './arbitrary.ts';

const time = gmTime(1_795_384_447_000);

test('any format gives a text of at most so many bytes, or none', () => {
  const conversion = fc.stringMatching(/^%[_\-0^#]{0,3}\d{0,12}[EO]?[ -~]?$/);
  const format = fc.array(fc.oneof(conversion, anyBytes)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(format, (text) => void expect((strftime(text, time, 255) ?? '').length).toBeLessThanOrEqual(255)),
  );
});

test('the bound counts bytes of the result', () => {
  expect(strftime('%Y', time, 4)).toBe('2026');
  expect(strftime('%Y', time, 3)).toBeUndefined();
});

test.each([
  ['2004-12-31', '53 2004 04 52 52'],
  ['2005-01-01', '53 2004 04 00 00'],
  ['2005-01-02', '53 2004 04 01 00'],
  ['2005-01-03', '01 2005 05 01 01'],
  ['2007-12-31', '01 2008 08 52 53'],
  ['2008-12-28', '52 2008 08 52 51'],
  ['2008-12-29', '01 2009 09 52 52'],
  ['2010-01-03', '53 2009 09 01 00'],
])('%s has the weeks %s', (date, weeks) => {
  expect(strftime('%V %G %g %U %W', gmTime(Date.parse(date)), 255)).toBe(weeks);
});
