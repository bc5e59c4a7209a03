import { beforeEach, describe, expect, it, vi } from 'vitest';
import { jwe } from '../src/jwe.ts';
import { parseKeyRing } from '../src/key-ring.ts';
import { sealed } from '../src/sealed.ts';
import { several } from '../src/several.ts';

/** How often each function of node:crypto has been called, and each method of what they return. */
const calls = vi.hoisted(() => new Map<string, number>());

// the real functions, counted; contexts of ciphers live as long as their key, so that their methods are what is called
vi.mock('node:crypto', async (original) => {
  const real: Record<string, unknown> = await original();
  const count = (name: string): void => void calls.set(name, (calls.get(name) ?? 0) + 1);
  const counted = Object.entries(real).map(([name, value]) => {
    if (typeof value !== 'function' || /^[A-Z]/.test(name)) return [name, value];
    const call = (...args: unknown[]): unknown => {
      count(name);
      const result = value(...args);
      for (const method of ['update', 'final', 'digest', 'setAutoPadding']) {
        const own = result?.[method];
        if (typeof own !== 'function' || Buffer.isBuffer(result)) continue;
        result[method] = (...given: unknown[]): unknown => {
          count(`${name}.${method}`);
          return own.apply(result, given);
        };
      }
      return result;
    };
    return [name, call];
  });
  return Object.fromEntries(counted);
});

const key = (byte: string): string => Buffer.alloc(64, byte).toString('base64url');
const ring = (kids: readonly string[]) =>
  parseKeyRing(JSON.stringify({ keys: kids.map((kid) => ({ kty: 'oct', kid, k: key(kid) })) }));

const RING = ring(['a', 'b', 'c']);
const KEYS = ['1', '2', '3'].map((byte) => ({ key: Buffer.alloc(64, byte) }));
/** Keys that have ceased to open. */
const RETIRED = ring(['d']).map((retired) => ({ ...retired, retire: 1 }));

describe.each([
  ['sealed, with a key ring', RING, sealed],
  ['sealed, with several keys', KEYS, sealed],
  ['sealed, with a retired key', [...RING, ...RETIRED], sealed],
  ['jwe, with a key ring', RING, jwe],
  ['jwe, with several keys', KEYS, jwe],
  ['jwe, with a retired key', [...RING, ...RETIRED], jwe],
])('a token of a key that is not there (any more), %s', (_, keys, make) => {
  const format = make({ keys, ...(make === sealed && { otherPurposes: ['a', 'b'] }) });
  const other = make({ keys: ring(['d']) }).seal(Buffer.from('value'), 60);
  const known = make({ keys: keys.slice(1) }).seal(Buffer.from('value'), 60);
  const open = several([
    { name: 'sealed', format: make === sealed ? format : sealed({ keys }) },
    { name: 'jwe', format: make === jwe ? format : jwe({ keys }) },
  ]);
  // what a context is made for has been made
  format.open(known);
  beforeEach(() => calls.clear());

  it('costs no cryptography', () => {
    expect(format.open(other)).toEqual({ ok: false, reason: 'unknown_key' });
    expect(Object.fromEntries(calls)).toEqual({});
  });

  it('costs none where both formats are accepted', () => {
    expect(open.open(other)).toMatchObject({ ok: false, reason: 'unknown_key' });
    expect(Object.fromEntries(calls)).toEqual({});
  });

  it('while one of a key that is there does', () => {
    expect(format.open(known).ok).toBe(true);
    expect(calls.get('hash')).toBeGreaterThan(0);
    expect(calls.get('timingSafeEqual')).toBe(1);
    expect(calls.get('createDecipheriv.update')).toBe(1);
  });
});
