import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeyRing } from '@edgeseal/token';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePrefix } from '../e2e/program.ts';
import { NOW, type Outcome, runHere } from './recorded-terminal.ts';

let prefix = '';
beforeEach(() => {
  prefix = makePrefix({});
});
afterEach(() => rmSync(prefix, { recursive: true, force: true }));

const keygen = (...args: readonly string[]): Promise<Outcome> =>
  runHere(['keygen', ...args.map((arg) => arg.replace('@', `${prefix}/`))]);
const ring = (): ReturnType<typeof parseKeyRing> => parseKeyRing(readFileSync(join(prefix, 'ring'), 'utf8'));

describe('keygen', () => {
  it('prints a key as encrypted_session_key takes it, never the same', async () => {
    const [one, other] = [await keygen(), await keygen('--bytes', '64')];
    expect(one.out).toMatch(/^base64:[\w+/]{43}=\n$/);
    expect(other.out).toMatch(/^base64:[\w+/]{86}==\n$/);
    expect((await keygen()).out).not.toBe(one.out);
  });

  it('prints a JSON Web Key that a key ring can have', async () => {
    const { out } = await keygen('--jwk', '--bytes', '64', '--iv', '--not-before', '2027-01-01');
    const [key] = parseKeyRing(`{"keys":[${out}]}`);
    expect(key).toMatchObject({
      id: expect.stringMatching(/^2026-11-23-[\da-f]{6}$/),
      notBefore: Date.UTC(2027, 0) / 1000,
    });
    expect([key?.key.length, key?.iv?.length]).toEqual([64, 16]);
  });

  it('writes a file that only its owner can read, and never over another', async () => {
    expect(await keygen('--out', '@key')).toEqual({ status: 0, out: '', complaint: '' });
    expect(statSync(join(prefix, 'key')).mode & 0o777).toBe(0o600);
    const before = readFileSync(join(prefix, 'key'), 'utf8');
    expect(await keygen('--out', '@key')).toMatchObject({
      status: 2,
      complaint: `cannot write "${prefix}/key" (17: File exists)`,
    });
    expect(readFileSync(join(prefix, 'key'), 'utf8')).toBe(before);
    expect(readdirSync(prefix)).toEqual(['key']);
  });

  it('adds a key to the end of a ring, and rotates one to its front, after which the others retire', async () => {
    expect((await keygen('--add', '@ring', '--kid', 'a')).out).toBe('a\n');
    await keygen('--add', '@ring', '--kid', 'b');
    expect(ring().map(({ id }) => id)).toEqual(['a', 'b']);
    await keygen('--rotate', '@ring', '--kid', 'c', '--retire-after', '1d');
    await keygen('--rotate', '@ring', '--kid', 'd', '--retire-after', '7d');
    const at = NOW / 1000;
    expect(ring().map(({ id, retire }) => [id, retire])).toEqual([
      ['d', undefined],
      ['c', at + 7 * 86400],
      ['a', at + 86400],
      ['b', at + 86400],
    ]);
    expect(statSync(join(prefix, 'ring')).mode & 0o777).toBe(0o600);
    expect(readdirSync(prefix)).toEqual(['ring']);
  });

  it('replaces the file that a link leads to', async () => {
    writeFileSync(join(prefix, 'real'), '{"keys":[]}');
    rmSync(join(prefix, 'real'));
    await keygen('--add', '@real', '--kid', 'a');
    symlinkSync('real', join(prefix, 'ring'));
    await keygen('--rotate', '@ring', '--kid', 'b');
    expect(ring().map(({ id }) => id)).toEqual(['b', 'a']);
    expect(readFileSync(join(prefix, 'real'), 'utf8')).toContain('"b"');
  });

  it('leaves a ring as it is where it is none, or the new key does not fit', async () => {
    writeFileSync(join(prefix, 'ring'), '{"keys":');
    expect(await keygen('--rotate', '@ring')).toMatchObject({
      status: 2,
      complaint: `"${prefix}/ring": the key ring is not JSON`,
    });
    expect(readFileSync(join(prefix, 'ring'), 'utf8')).toBe('{"keys":');
    rmSync(join(prefix, 'ring'));
    await keygen('--add', '@ring', '--kid', 'a');
    const before = readFileSync(join(prefix, 'ring'), 'utf8');
    expect(await keygen('--add', '@ring', '--kid', 'a')).toMatchObject({
      status: 2,
      complaint: `"${prefix}/ring": keys[1].kid is that of keys[0]`,
    });
    expect(readFileSync(join(prefix, 'ring'), 'utf8')).toBe(before);
  });

  const wrong: readonly (readonly [args: readonly string[], complaint: string])[] = [
    [['--bytes', '31'], '--bytes must be a number from 32 to 1024'],
    [['--bytes', '1025'], '--bytes must be a number from 32 to 1024'],
    [['--bytes', '4e1'], '--bytes must be a number from 32 to 1024'],
    [['--bytes'], "Option '--bytes <value>' argument missing"],
    [['--jwk=yes'], "Option '--jwk' does not take an argument"],
    [['key'], 'unknown argument "key"'],
    [['--kid', 'a'], '--kid is only for --jwk, --add and --rotate'],
    [['--iv'], '--iv is only for --jwk, --add and --rotate'],
    [['--jwk', '--kid', ''], '--kid must be 1 to 128 printable ASCII characters'],
    [['--jwk', '--kid', 'a b'], '--kid must be 1 to 128 printable ASCII characters'],
    [['--jwk', '--not-before', 'soon'], '--not-before must be a date (2026-12-31)'],
    [['--jwk', '--add', '@ring'], '--jwk and --add exclude one another'],
    [['--rotate', '@ring', '--add', '@ring'], '--add and --rotate exclude one another'],
    [['--rotate', '@ring', '--out', '@key'], '--out is not for key rings'],
    [['--add', '@ring', '--retire-after', '1d'], '--retire-after is only for --rotate'],
    [['--rotate', '@ring', '--retire-after', 'soon'], '--retire-after must be a time (7d)'],
    [['--rotate', '@ring', '--retire-after', '99999y'], 'the time is too far ahead'],
  ];
  it.each(wrong.map(([args, complaint]) => ({ args, complaint })))('refuses $args', async ({ args, complaint }) => {
    expect(await keygen(...args)).toEqual({ status: 2, out: '', complaint });
    expect(existsSync(join(prefix, 'ring'))).toBe(false);
  });
});
