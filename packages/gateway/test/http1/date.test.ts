import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentHttpDate, httpDate, parseHttpDate } from '../../src/http1/date.ts';

describe('an HTTP date', () => {
  it.each([
    [0, 'Thu, 01 Jan 1970 00:00:00 GMT'],
    [784_111_777, 'Sun, 06 Nov 1994 08:49:37 GMT'],
    [951_782_400, 'Tue, 29 Feb 2000 00:00:00 GMT'],
    [2_147_483_648, 'Tue, 19 Jan 2038 03:14:08 GMT'],
  ])('%i is written as %j', (seconds, text) => {
    expect(httpDate(seconds)).toBe(text);
  });

  it('is read in each of its three formats', () => {
    const formats = ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'];
    expect(formats.map(parseHttpDate)).toEqual([784_111_777, 784_111_777, 784_111_777]);
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseHttpDate(httpDate(seconds))).toBe(seconds);
      }),
    );
  });

  it.each([
    '',
    'now',
    '784111777',
    'Sun, 06 Nov 1994',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 32 Nov 1994 08:49:37 GMT',
    'Thu, 31 Nov 1994 08:49:37 GMT',
    'Wed, 29 Feb 1995 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun 06 Nov 1994 08:49:37 GMT',
  ])('%j is none', (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });
});

describe('the Date field', () => {
  it('changes with the second and not within it', () => {
    expect([1000, 1999, 2000, 1500].map(currentHttpDate)).toEqual([
      'Thu, 01 Jan 1970 00:00:01 GMT',
      'Thu, 01 Jan 1970 00:00:01 GMT',
      'Thu, 01 Jan 1970 00:00:02 GMT',
      'Thu, 01 Jan 1970 00:00:01 GMT',
    ]);
  });
});
