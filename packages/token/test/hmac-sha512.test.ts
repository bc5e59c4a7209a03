import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha512 } from '../src/hmac-sha512.ts';

const nothing = Buffer.alloc(0);
const hex = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('hex');

// RFC 4231 sections 4.2 and 4.3.
test.each([
  [
    Buffer.alloc(20, 0x0b),
    'Hi There',
    '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
  ],
  [
    Buffer.from('Jefe'),
    'what do ya want for nothing?',
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  ],
])('the code of "%s %s" is the RFC’s', (key, message, code) => {
  expect(hex(hmacSha512(key)(nothing, Buffer.from(message), nothing))).toBe(code);
});

test('message after message, of any size, it is what the library’s own HMAC gives', () => {
  const key = Buffer.alloc(32, 'k');
  const mac = hmacSha512(key);
  const part = fc.integer({ min: 0, max: 20_000 }).map((size) => Buffer.alloc(size, size % 251));
  fc.assert(
    fc.property(part, part, part, (first, second, third) => {
      const code = createHmac('sha512', key).update(first).update(second).update(third).digest('hex');
      expect(hex(mac(first, second, third))).toBe(code);
    }),
  );
});
