import { describe, expect, it } from 'vitest';
import { LocalZones } from '../../src/zones/local-zones.ts';
import { TokenZone } from '../../src/zones/token-zone.ts';

describe('the marks of tokens', () => {
  it('are there until the tokens expire', () => {
    const zone = new TokenZone(32_768);
    zone.mark('a', 'used', 100, 0);
    zone.mark('b', 'revoked', Number.POSITIVE_INFINITY, 0);
    expect([zone.find('a', 99), zone.find('a', 100), zone.find('b', 1e12), zone.find('c', 0)]).toEqual([
      'used',
      undefined,
      'revoked',
      undefined,
    ]);
  });

  it('are refused where there is no room, and never forgotten before their time', () => {
    const zone = new TokenZone(32_768);
    for (let i = 0; i < 128; i++) expect(zone.mark(`${i}`, 'used', 100 + i, 0)).toBe(true);
    expect(zone.mark('one more', 'used', 100, 99)).toBe(false);
    expect(zone.mark('5', 'revoked', 200, 99)).toBe(true);
    expect(zone.find('0', 99)).toBe('used');
    // there is room again for those that have expired
    expect(zone.mark('one more', 'used', 300, 101)).toBe(true);
    expect(zone.mark('another', 'used', 300, 101)).toBe(true);
    expect(zone.mark('a third', 'used', 300, 101)).toBe(false);
    expect(zone.find('5', 150)).toBe('revoked');
  });

  it('outlast another size of their zone', () => {
    const zones = new LocalZones(() => 0);
    const claim = { zone: 'z', act: 'use', expiresAt: 100 } as const;
    const use = (id: string, size: number): string => zones.claimToken({ ...claim, id, size });
    expect([use('a', 65_536), use('a', 32_768), use('a', 131_072)]).toEqual(['unmarked', 'used', 'used']);
    for (let i = 1; i < 200; i++) expect(use(`${i}`, 65_536)).toBe('unmarked');
    expect([use('another', 32_768), use('1', 32_768), use('another', 65_536)]).toEqual(['full', 'used', 'unmarked']);
  });

  it('say what a token had been marked with', () => {
    let now = 0;
    const zones = new LocalZones(() => now);
    const claim = { zone: 'z', size: 32_768, id: 'a', expiresAt: 10 };
    const verdicts = (['look', 'use', 'look', 'use', 'revoke', 'use', 'look', 'revoke'] as const).map((act) =>
      zones.claimToken({ ...claim, act }),
    );
    expect(verdicts).toEqual(['unmarked', 'unmarked', 'used', 'used', 'used', 'revoked', 'revoked', 'revoked']);
    now = 10_000;
    expect(zones.claimToken({ ...claim, act: 'look' })).toBe('unmarked');
  });
});
