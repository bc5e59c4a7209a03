import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { isFieldName } from '../../src/request/field-name.ts';

test.each([
  ['Host', 'host', true],
  ['HOST', 'host', true],
  ['host', 'host', true],
  ['X-Forwarded-For', 'x-forwarded-for', true],
  ['Hos', 'host', false],
  ['Hosts', 'host', false],
  ['', 'host', false],
  ['', '', true],
  // 32 apart, and no letters
  ['A\x10', 'a0', false],
  ['[', '{', false],
  ['@', '`', false],
  // letters in other encodings than ASCII, which have no cases to a server
  ['\xc9', '\xe9', false],
  ['\xe9', '\xe9', true],
] as const)('the field %j has the name %j: %s', (name, lowercase, is) => {
  expect(isFieldName(name, lowercase)).toBe(is);
});

it('takes letters of ASCII for the same in both cases, and no other characters for each other', () => {
  const character = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
  const name = fc.string({ unit: character, maxLength: 3 });
  const inLowerCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  fc.assert(
    fc.property(name, name, (one, other) => {
      const lowercase = inLowerCase(other);
      expect(isFieldName(one, lowercase)).toBe(inLowerCase(one) === lowercase);
      expect(isFieldName(other, lowercase)).toBe(true);
    }),
  );
});
