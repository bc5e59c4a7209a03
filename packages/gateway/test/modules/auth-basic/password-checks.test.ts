import { describe, expect, it } from 'vitest';
import { CryptThread } from '../../../src/modules/auth-basic/crypt-thread.ts';
import type { CostlyScheme } from '../../../src/modules/auth-basic/hash-scheme.ts';
import { type Attempt, PasswordChecks } from '../../../src/modules/auth-basic/password-checks.ts';

const BCRYPT = '$2b$05$abcdefghijklmnopqrstuuKqhJSfTIYV1SkiVqP0GjQATd/vnrS1a';
const APR1 = '$apr1$saltsalt$20k90DhaTppq5WC1XKRKi/';
const RIGHT: Attempt = { user: 'alice', password: 's3cret:pass', hash: BCRYPT, decoy: false, from: '1.2.3.4' };

class CountingThread extends CryptThread {
  checks = 0;

  override check(scheme: CostlyScheme, hash: string, password: string, from: string): Promise<boolean> | undefined {
    this.checks++;
    return super.check(scheme, hash, password, from);
  }
}

function make(): { readonly thread: CountingThread; readonly checks: PasswordChecks } {
  const thread = new CountingThread();
  return { thread, checks: new PasswordChecks(new Uint8Array(32), thread) };
}

describe('a password check', () => {
  it.each([
    [{}, 'right'],
    [{ hash: APR1 }, 'right'],
    [{ password: 's3cret:Pass' }, 'wrong'],
    [{ hash: APR1, password: '' }, 'wrong'],
    [{ decoy: true }, 'wrong'],
    [{ hash: '{PLAIN}x', password: 'x' }, 'right'],
    [{ hash: '{PLAIN}x', password: 'x', decoy: true }, 'wrong'],
    [{ hash: '{SHA}x', password: 'x' }, 'wrong'],
    [{ hash: '$y$x' }, 'unable'],
    [{ password: '\xff' }, 'unable'],
  ] as const)('of %j is %s', async (change, verdict) => {
    expect(await make().checks.check({ ...RIGHT, ...change })).toBe(verdict);
  });

  it('that was right is not made again', async () => {
    const { thread, checks } = make();
    await checks.check(RIGHT);
    expect([checks.check(RIGHT), thread.checks]).toEqual(['right', 1]);
  });

  it.each([
    ['password', { password: 's3cret:pass ' }],
    ['hash', { hash: `${BCRYPT.slice(0, -1)}b` }],
    ['user', { user: 'bob' }],
    ['purpose', { decoy: true }],
  ])('that was right does not count for another %s', async (_, change) => {
    const { thread, checks } = make();
    await checks.check(RIGHT);
    await checks.check({ ...RIGHT, ...change });
    expect(thread.checks).toBe(2);
  });

  it.each([
    ['a wrong password', { password: 'x' }],
    ['a user who is not there, even by the password of the other', { decoy: true }],
  ])('of %s is made every time', async (_, change) => {
    const { thread, checks } = make();
    await checks.check({ ...RIGHT, ...change });
    await checks.check({ ...RIGHT, ...change });
    expect(thread.checks).toBe(2);
  });

  it.each([
    ['a good password', {}, 'right'],
    ['a wrong one', { password: 'x' }, 'wrong'],
    ['a user who is not there', { decoy: true }, 'wrong'],
  ])('of %s is made once for all who ask at one time', async (_, change, verdict) => {
    const { thread, checks } = make();
    const asked = Array.from({ length: 200 }, () => checks.check({ ...RIGHT, ...change }));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([verdict]));
    expect(thread.checks).toBe(1);
  });

  it('lets the rest of the program go on', async () => {
    const { checks } = make();
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    // the highest number of rounds that is taken computes for a second or more
    const hash = `$5$rounds=999999$salt$${'x'.repeat(43)}`;
    await checks.check({ ...RIGHT, hash });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(20);
  });

  it('is refused while many others wait, except of what is known to be right', async () => {
    const { checks } = make();
    await checks.check(RIGHT);
    const flood = Array.from({ length: 64 }, (_, i) => checks.check({ ...RIGHT, password: `${i}`, from: `${i % 4}` }));
    expect(checks.check({ ...RIGHT, password: 'x' })).toBe('busy');
    expect(checks.check({ ...RIGHT, password: 'x', decoy: true })).toBe('busy');
    expect(checks.check(RIGHT)).toBe('right');
    expect(new Set(await Promise.all(flood))).toEqual(new Set(['wrong']));
    expect(await checks.check({ ...RIGHT, password: 'x' })).toBe('wrong');
  });

  it('is refused to an address that has many waiting, and to no other', async () => {
    const { checks } = make();
    const flood = Array.from({ length: 16 }, (_, i) => checks.check({ ...RIGHT, password: `${i}` }));
    expect(checks.check({ ...RIGHT, password: 'x' })).toBe('busy');
    expect(await checks.check({ ...RIGHT, from: '4.3.2.1' })).toBe('right');
    expect(new Set(await Promise.all(flood))).toEqual(new Set(['wrong']));
  });
});

describe('the hash that stands in for that of a user who is not there', () => {
  const users = Array.from({ length: 100 }, (_, i) => `user${i}`);
  const hashes = ['a', 'b', 'c'];

  it('is always the same one, and any of those there are', () => {
    const { checks } = make();
    const given = users.map((user) => checks.standIn(user, hashes));
    expect(users.map((user) => checks.standIn(user, hashes))).toEqual(given);
    expect(new Set(given)).toEqual(new Set(hashes));
  });

  it('is another one in another process', () => {
    const others = new PasswordChecks(new Uint8Array(32).fill(1));
    const { checks } = make();
    expect(users.map((user) => others.standIn(user, hashes))).not.toEqual(
      users.map((user) => checks.standIn(user, hashes)),
    );
  });

  it('is none where there are none', () => {
    expect(make().checks.standIn('alice', [])).toBe(undefined);
  });
});

describe('the thread of the checks', () => {
  it('tells those who wait when it fails, and another takes its place', async () => {
    const thread = new CryptThread();
    const fault = thread.check('bcrypt', `$2b$99$${BCRYPT.slice(7)}`, 'x', '');
    const behind = thread.check('bcrypt', BCRYPT, 's3cret:pass', '');
    await expect(fault).rejects.toThrow('Illegal number of rounds');
    await expect(behind).rejects.toThrow('Illegal number of rounds');
    expect(await thread.check('bcrypt', BCRYPT, 's3cret:pass', '')).toBe(true);
  });
});
