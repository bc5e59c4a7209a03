import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteJson } from '../../../src/modules/set-misc/quote-json.ts';
import { anyBytes } from './arbitrary.ts';

test('a quoted string of any bytes is JSON for those bytes', () => {
  fc.assert(
    fc.property(
      anyBytes.filter((bytes) => bytes !== ''),
      (bytes) => void expect(JSON.parse(quoteJson(bytes))).toBe(bytes),
    ),
  );
});
