import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setSource } from '../../src/regex/byte-set.ts';

describe('setSource', () => {
  it('writes a class that matches the bytes of the set and no others', () => {
    const sets = fc.uint8Array({ minLength: 256, maxLength: 256, max: 1 });
    fc.assert(
      fc.property(sets, (set) => {
        const regexp = new RegExp(`^${setSource(set)}$`);
        expect(Array.from(set, (_, code) => (regexp.test(String.fromCharCode(code)) ? 1 : 0))).toEqual(Array.from(set));
      }),
    );
  });
});
