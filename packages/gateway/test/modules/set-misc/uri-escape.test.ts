import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeUri, unescapeUri } from '../../../src/modules/set-misc/uri-escape.ts';
import { anyBytes } from './arbitrary.ts';

test('any bytes come back from their escaped form', () => {
  fc.assert(fc.property(anyBytes, (bytes) => void expect(unescapeUri(escapeUri(bytes))).toBe(bytes)));
});

test('the escaped form is visible ASCII', () => {
  fc.assert(fc.property(anyBytes, (bytes) => void expect(escapeUri(bytes)).toMatch(/^[!-~]*$/)));
});

test('unescaping any bytes never makes them more', () => {
  fc.assert(fc.property(anyBytes, (bytes) => void expect(unescapeUri(bytes).length).toBeLessThanOrEqual(bytes.length)));
});

test('text that looks like a run of escapes is taken in time that grows with its length only', () => {
  expect(unescapeUri('%'.repeat(1_000_001))).toHaveLength(500_000);
});
