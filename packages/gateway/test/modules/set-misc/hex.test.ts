import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHex, encodeHex } from '../../../src/modules/set-misc/hex.ts';
import { anyBytes } from './arbitrary.ts';

test('any bytes come back from hexadecimal of either case', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(decodeHex(encodeHex(bytes))).toBe(bytes);
      expect(decodeHex(encodeHex(bytes).toUpperCase())).toBe(bytes);
    }),
  );
});

test('anything but an even number of digits is refused', () => {
  fc.assert(
    fc.property(
      anyBytes,
      (bytes) => void expect(decodeHex(bytes) !== undefined).toBe(/^(?:[\da-fA-F]{2})*$/.test(bytes)),
    ),
  );
});
