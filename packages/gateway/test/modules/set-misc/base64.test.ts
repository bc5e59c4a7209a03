import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from '../../../src/modules/set-misc/base64.ts';
import { anyBytes, latin1 } from './arbitrary.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

test('base64 of any bytes decodes to those bytes', () => {
  fc.assert(fc.property(anyBytes, (bytes) => void expect(decodeBase64(encodeBase64(bytes))).toBe(bytes)));
});

test('base64 needs no padding to be decoded', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => void expect(decodeBase64(encodeBase64(bytes).replaceAll('=', ''))).toBe(bytes)),
  );
});

test('base64 for URLs of any bytes decodes to those bytes and has neither padding nor `+` nor `/`', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const text = encodeBase64url(bytes);
      expect(text).toMatch(/^[\w-]*$/);
      expect(decodeBase64url(text)).toBe(bytes);
    }),
  );
});

test.each([
  ['base64', decodeBase64, `${LETTERS}+/`],
  ['base64 for URLs', decodeBase64url, `${LETTERS}-_`],
] as const)('%s with one character from outside of the alphabet is refused wherever it is', (_, decode, alphabet) => {
  for (const digits of ['YWJjZGVm', 'YWJjZGU', 'YWJjZA', 'YWJjZ']) {
    for (let at = 0; at <= digits.length; at++) {
      for (const byte of latin1('\0\t\n\f\r !"#$%&\'()*+,-./:;<>?@[]^_`{|}~\x7f\x80\xa0\xff')) {
        if (alphabet.includes(byte)) continue;
        expect(decode(digits.slice(0, at) + byte + digits.slice(at)), `${byte} at ${at}`).toBeUndefined();
      }
    }
  }
});

test('any bytes at all are decoded or refused', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const valid = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2,3})?(?:=[\s\S]*)?$/.test(bytes);
      expect(decodeBase64(bytes) !== undefined).toBe(valid);
    }),
  );
});
