import { describe, expect, it } from 'vitest';
import { classic, EdgesealError, type SeveralResult, sealed, several } from '../src/index.ts';

const NOW = 1_795_375_502;
const now = (): number => NOW;
const key = (letter: string): Buffer => Buffer.alloc(32, letter);
const old = classic({ key: key('a'), now });
const next = classic({ key: key('b'), now });
const strong = sealed({ keys: [key('c')], otherPurposes: ['other'], now });
const value = Buffer.from('v');
const seen = (result: SeveralResult): string => `${result.format ?? '-'} ${result.ok ? 'ok' : result.reason}`;

describe('several formats', () => {
  it('seal with the first and open with any', () => {
    const both = several(
      [
        { name: 'next', format: next },
        { name: 'old', format: old },
      ],
      now,
    );
    expect(seen(both.open(old.seal(value, 60)))).toBe('old ok');
    expect(seen(both.open(both.seal(value, 60)))).toBe('next ok');
    expect(next.open(both.seal(value, 60)).ok).toBe(true);
  });

  it('open what is accepted until a time, and no longer', () => {
    const token = old.seal(value, 0);
    const at = (time: number): string =>
      seen(
        several(
          [
            { name: 'new', format: strong },
            { name: 'old', format: old, until: NOW },
          ],
          () => time,
        ).open(token),
      );
    expect(at(NOW - 1)).toBe('old ok');
    expect(at(NOW)).toBe('- malformed');
    expect(at(Number.NaN)).toBe('- malformed');
  });

  it('give the reason that tells most', () => {
    const all = several(
      [
        { name: 'sealed', format: strong },
        { name: 'classic', format: old },
      ],
      now,
    );
    const expired = classic({ key: key('a'), now: () => NOW - 100 }).seal(value, 60);
    const elsewhere = sealed({ keys: [key('c')], purpose: 'other', now }).seal(value, 60);
    const foreign = sealed({ keys: [key('d')], now }).seal(value, 60);
    expect(seen(all.open(expired))).toBe('classic expired');
    expect(seen(all.open(elsewhere))).toBe('sealed wrong_purpose');
    expect(seen(all.open(foreign))).toBe('sealed unknown_key');
    expect(seen(all.open(Buffer.alloc(48)))).toBe('classic tampered');
    expect(seen(all.open(Buffer.alloc(5)))).toBe('- malformed');
  });

  it('are at least one, and open bytes alone', () => {
    expect(() => several([])).toThrow(new EdgesealError('ERR_NO_FORMAT', 'formats: must have at least one'));
    const one = several([{ name: 'old', format: old }]);
    expect(() => one.open('v' as unknown as Uint8Array)).toThrow('token: must be a Uint8Array');
  });
});
