import { describe, expect, it } from 'vitest';
import { LocalZones } from '../../src/zones/local-zones.ts';
import type { RequestClaim } from '../../src/zones/zones.ts';

const CLAIM: RequestClaim = { zone: 'one', size: 1_048_576, keys: '$arg_k', rate: 1000, key: 'k', burst: 0, delay: 0 };

/** Zones with a clock that stands still until it is moved. */
function made(): { readonly zones: LocalZones; wait: (ms: number) => void } {
  let now = 1_000_000;
  return {
    zones: new LocalZones(() => now),
    wait: (ms) => {
      now += ms;
    },
  };
}

describe('requests of one key', () => {
  it('are let in as often as the rate says, and no sooner', () => {
    const { zones, wait } = made();
    const refused = (): boolean => zones.claimRequest([CLAIM]).refused;
    expect([refused(), refused()]).toEqual([false, true]);
    wait(999);
    expect(zones.claimRequest([CLAIM])).toMatchObject({ refused: true, excess: 1 });
    wait(1);
    expect([refused(), refused()]).toEqual([false, true]);
  });

  it('wait for one another as far as burst goes, and none beyond that', () => {
    const { zones } = made();
    const claim = { ...CLAIM, burst: 3000 };
    const verdicts = Array.from({ length: 5 }, () => zones.claimRequest([claim]));
    expect(verdicts.map(({ refused, delay }) => (refused ? 'refused' : delay))).toEqual([
      0,
      1000,
      2000,
      3000,
      'refused',
    ]);
  });

  it('wait only beyond delay', () => {
    const { zones } = made();
    const claim = { ...CLAIM, burst: 3000, delay: 2000 };
    expect(Array.from({ length: 4 }, () => zones.claimRequest([claim]).delay)).toEqual([0, 0, 0, 1000]);
  });

  it('are not counted where another of their keys is refused, and wait for the slowest', () => {
    const { zones } = made();
    const slow = { ...CLAIM, zone: 'slow', rate: 500, burst: 1000 };
    const fast = { ...CLAIM, zone: 'fast', rate: 10_000, burst: 9000 };
    expect(zones.claimRequest([fast, slow])).toMatchObject({ refused: false, delay: 0 });
    expect(zones.claimRequest([fast, slow])).toMatchObject({ refused: false, claim: 1, delay: 2000 });
    expect(zones.claimRequest([fast, slow])).toMatchObject({ refused: true, claim: 1 });
    // the first is two requests ahead, not three
    expect(zones.claimRequest([fast])).toMatchObject({ refused: false, excess: 2000 });
  });

  it('gain nothing by a clock that is set back', () => {
    const { zones, wait } = made();
    zones.claimRequest([CLAIM]);
    wait(-30_000);
    expect(zones.claimRequest([CLAIM]).refused).toBe(true);
  });

  it('are forgotten where a zone is full, those first that were asked for the longest time ago', () => {
    const { zones } = made();
    const claim = (key: string): boolean => zones.claimRequest([{ ...CLAIM, size: 512, key }]).refused;
    // four keys of 128 bytes each
    expect(['a', 'b', 'c', 'd'].map(claim)).toEqual([false, false, false, false]);
    expect(claim('a')).toBe(true);
    expect(claim('e')).toBe(false);
    expect([claim('d'), claim('a')]).toEqual([true, false]);
  });
});

describe('requests under way', () => {
  const claim = { zone: 'addr', size: 32_768, keys: '$arg_k', key: 'k', most: 2 };

  it('are as many as there may be', () => {
    const { zones } = made();
    expect([zones.enter([claim]), zones.enter([claim]), zones.enter([claim])]).toEqual([-1, -1, 0]);
    zones.leave([claim]);
    expect([zones.enter([claim]), zones.enter([claim])]).toEqual([-1, 0]);
  });

  it('count for none of their keys where one refuses', () => {
    const { zones } = made();
    const other = { ...claim, zone: 'other', most: 1 };
    expect([zones.enter([claim, other]), zones.enter([claim, other])]).toEqual([-1, 1]);
    expect([zones.enter([claim]), zones.enter([claim])]).toEqual([-1, 0]);
  });

  it('start anew where a reload makes their keys of something else', () => {
    const zones = new LocalZones(() => 0);
    expect([zones.enter([claim]), zones.enter([claim]), zones.enter([claim])]).toEqual([-1, -1, 0]);
    expect(zones.enter([{ ...claim, keys: '$remote_addr' }])).toBe(-1);
  });

  it('are refused where there is no room for their key', () => {
    const { zones } = made();
    const small = (key: string): number => zones.enter([{ ...claim, size: 256, key }]);
    expect([small('a'), small('b'), small('c'), small('a')]).toEqual([-1, -1, 0, -1]);
  });
});
