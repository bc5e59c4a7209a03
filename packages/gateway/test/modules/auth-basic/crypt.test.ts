import { describe, expect, it } from 'vitest';
import { matchesCheap } from '../../../src/modules/auth-basic/cheap-hashes.ts';
import { matches } from '../../../src/modules/auth-basic/crypt.ts';
import { cheapScheme, checkable, costlyScheme } from '../../../src/modules/auth-basic/hash-scheme.ts';
import vectors from '../../vectors/auth-basic.json' with { type: 'json' };

/** Whether a password is that of a hash, by whichever scheme it has. */
function fits(hash: string, password: string): boolean {
  const cheap = cheapScheme(hash);
  if (cheap !== undefined) return matchesCheap(cheap, hash, password);
  const scheme = costlyScheme(hash);
  return scheme !== undefined && checkable(scheme, password) && matches(scheme, hash, password);
}

/** The same with another beginning, which counts in every scheme. */
function another(password: string): string {
  return `${password.startsWith('?') ? '!' : '?'}${password.slice(1)}`;
}

describe('hashes that other programs make', () => {
  it.each(vectors.hashes)('of $tool fit their password, and no other: $hash', ({ hash, password }) => {
    expect([fits(hash, password), fits(hash, another(password))]).toEqual([true, false]);
  });
});

describe('passwords in the clear, and SHA-1', () => {
  it.each([
    ['{PLAIN}secret', 'secret', true],
    ['{PLAIN}secret', 'secre', false],
    ['{PLAIN}secret', 'secret1', false],
    ['{PLAIN}', '', true],
    ['{PLAIN}p\xe9', 'p\xe9', true],
    ['{SSHA}jETOIMkBhIt1iSYGilAgeNUpAiJzYWx0', 's3cret:pass', true],
    ['{SSHA}jETOIMkBhIt1iSYGilAgeNUpAiJzYWx0', 's3cret:pasS', false],
    ['{SSHA}lKsjh5LDiBR3NhWqPUFUPO8CGyk=', 's3cret:pass', true],
  ])('%s with %j: %s', (hash, password, right) => {
    expect(fits(hash, password)).toBe(right);
  });
});
