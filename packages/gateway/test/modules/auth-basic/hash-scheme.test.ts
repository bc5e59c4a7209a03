import { describe, expect, it } from 'vitest';
import { cheapScheme, checkable, costlyScheme } from '../../../src/modules/auth-basic/hash-scheme.ts';

const SALTED_BCRYPT = `abcdefghijklmnopqrstuu${'x'.repeat(31)}`;

describe('the scheme of a hash', () => {
  it.each([
    [`$2y$10$${SALTED_BCRYPT}`, 'bcrypt'],
    [`$2a$04$${SALTED_BCRYPT}`, 'bcrypt'],
    [`$2b$17$${SALTED_BCRYPT}`, 'bcrypt'],
    [`$apr1$saltsalt$${'x'.repeat(22)}`, 'apr1'],
    [`$1$$${'x'.repeat(22)}`, 'md5'],
    [`$5$salt$${'x'.repeat(43)}`, 'sha256'],
    [`$6$rounds=999999$salt$${'x'.repeat(86)}`, 'sha512'],
    ['abEajeHyBzxW.', 'des'],
  ])('%s is %s, which is costly', (hash, scheme) => {
    expect([costlyScheme(hash), cheapScheme(hash)]).toEqual([scheme, undefined]);
  });

  it.each([
    ['{PLAIN}x', 'plain'],
    ['{SHA}x', 'sha'],
    ['{SSHA}lKsjh5LDiBR3NhWqPUFUPO8CGyk=', 'ssha'],
  ])('%s is %s, which is cheap', (hash, scheme) => {
    expect([costlyScheme(hash), cheapScheme(hash)]).toEqual([undefined, scheme]);
  });

  it.each([
    ['a cost that takes minutes', `$2y$18$${SALTED_BCRYPT}`],
    ['a cost below what bcrypt has', `$2y$03$${SALTED_BCRYPT}`],
    ['a bcrypt of the faulty kind', `$2x$10$${SALTED_BCRYPT}`],
    ['rounds that take minutes', `$6$rounds=1000000$salt$${'x'.repeat(86)}`],
    ['fewer rounds than SHA-crypt has', `$6$rounds=999$salt$${'x'.repeat(86)}`],
    ['a salt that is cut', `$apr1$saltsalts$${'x'.repeat(22)}`],
    ['a hash that is cut', `$apr1$saltsalt$${'x'.repeat(21)}`],
    ['yescrypt', '$y$j9T$F5Jx5fExrKuPp53xLKQ..1$HVH/fCVJV7o2hrSWhpAXm.t2Y5ksYwoLUvhEMxmxoj0'],
    ['a password', 'secret'],
    ['nothing', ''],
    ['a locked account', '!'],
    ['a short SSHA', '{SSHA}YWJj'],
  ])('is none for %s', (_, hash) => {
    expect([costlyScheme(hash), cheapScheme(hash)]).toEqual([undefined, undefined]);
  });
});

describe('a password', () => {
  it.each([
    ['bcrypt', 'p\xc3\xa4ss', true],
    ['bcrypt', 'p\xe4ss', false],
    ['sha512', 'p\xe4ss', false],
    ['apr1', 'p\xe4ss', true],
    ['des', 'p\xe4ss', true],
    ['sha512', 'x'.repeat(32), true],
    ['sha512', 'x'.repeat(64), false],
    ['sha256', 'x'.repeat(32), false],
    ['sha256', '', true],
    ['bcrypt', 'x'.repeat(64), true],
    ['bcrypt', 'x'.repeat(511), true],
    ['bcrypt', 'x'.repeat(512), false],
    ['apr1', 'x'.repeat(512), false],
  ] as const)('can be checked by %s or not: %j: %s', (scheme, password, can) => {
    expect(checkable(scheme, password)).toBe(can);
  });
});
