import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotePgsql, quoteSql } from '../../../src/modules/set-misc/quote-sql.ts';
import { anyBytes } from './arbitrary.ts';

test('no bytes end a quoted string before its last character', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(quoteSql(bytes)).toMatch(/^'(?:[^'\\]|\\[\s\S])*'$/);
      expect(quotePgsql(bytes)).toMatch(/^E?'(?:[^'\\]|\\[\s\S])*'$/);
    }),
  );
});

test('UTF-8 is left as it is for PostgreSQL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const bytes = Buffer.from(text, 'utf8').toString('latin1');
      expect(quotePgsql(bytes)).toBe(`E${quoteSql(bytes)}`);
    }),
  );
});

test('a very long value is quoted like a short one', () => {
  const long = '\xc3\xa9'.repeat(3_000_000);
  expect(quotePgsql(long)).toBe(`E'${long}'`);
  expect(quotePgsql(`${long}\xff`).length).toBe(6_000_001 * 5 + 3);
});
