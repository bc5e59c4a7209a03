import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32, DEFAULT_ALPHABET } from '../../../src/modules/set-misc/base32.ts';
import { anyBytes } from './arbitrary.ts';

const own = base32(DEFAULT_ALPHABET);
const standard = base32('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');

test('any bytes come back, with padding and without it', () => {
  fc.assert(
    fc.property(anyBytes, fc.boolean(), (bytes, padding) => {
      expect(own.decode(own.encode(bytes, padding))).toBe(bytes);
      expect(standard.decode(standard.encode(bytes, padding))).toBe(bytes);
    }),
  );
});

test('padding fills up to a multiple of eight characters', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const padded = own.encode(bytes, true);
      expect(padded.length % 8).toBe(0);
      expect(padded.replaceAll('=', '')).toBe(own.encode(bytes, false));
    }),
  );
});

describe('the standard alphabet gives the test vectors of RFC 4648 section 10', () => {
  test.each([
    ['', ''],
    ['f', 'MY======'],
    ['fo', 'MZXQ===='],
    ['foo', 'MZXW6==='],
    ['foob', 'MZXW6YQ='],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI======'],
  ])('%j: %s', (bytes, text) => {
    expect(standard.encode(bytes, true)).toBe(text);
    expect(standard.decode(text)).toBe(bytes);
  });
});

test('a character from outside of the alphabet, another case included, makes the result empty', () => {
  expect(own.decode('c5h66')).toBe('abc');
  for (const text of ['C5H66', 'c5h6w', 'c5 h66', ' c5h66', 'c5h66\n', '\xe35h66', 'c5h\x006']) {
    expect(own.decode(text), text).toBe('');
  }
});

test('an alphabet of any 32 bytes that differ and are not `=` brings any bytes back', () => {
  const bytes = fc.uniqueArray(
    fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== 0x3d),
    { minLength: 32, maxLength: 32 },
  );
  fc.assert(
    fc.property(bytes, anyBytes, (alphabet, value) => {
      const codec = base32(String.fromCharCode(...alphabet));
      expect(codec.decode(codec.encode(value, true))).toBe(value);
    }),
  );
});

test('any bytes at all are decoded to no more bytes than they can hold', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => void expect(own.decode(bytes).length).toBeLessThanOrEqual((bytes.length * 5) / 8)),
  );
});

test('tokens of the C module have the same base32 here', () => {
  const file = new URL('../../../../token/test/vectors/classic.json', import.meta.url);
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly vectors: readonly { readonly tokenBase64: string; readonly tokenBase32: string }[];
  };
  expect(vectors.length).toBeGreaterThan(0);
  for (const { tokenBase64, tokenBase32 } of vectors) {
    expect(own.encode(atob(tokenBase64), true)).toBe(tokenBase32);
    expect(own.decode(tokenBase32)).toBe(atob(tokenBase64));
  }
});
