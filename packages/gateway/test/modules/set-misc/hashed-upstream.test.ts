import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashLowerCase } from '../../../src/modules/set-misc/hashed-upstream.ts';
import { anyBytes } from './arbitrary.ts';

test('the hash is that of ngx_hash_key_lc in 32 bits, whatever the case of ASCII letters', () => {
  fc.assert(
    fc.property(anyBytes, (key) => {
      const lower = key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      const reference = Buffer.from(lower, 'latin1').reduce(
        (hash, byte) => (hash * 31n + BigInt(byte)) % 2n ** 64n,
        0n,
      );
      expect(hashLowerCase(key)).toBe(Number(reference % 2n ** 32n));
    }),
  );
});
