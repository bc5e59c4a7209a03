import { beforeEach, describe, expect, it, vi } from 'vitest';
import { jwe } from '../src/jwe.ts';
import { parseKeyRing } from '../src/key-ring.ts';
import { sealed } from '../src/sealed.ts';

/** How often each function of node:crypto has been called. */
const calls = vi.hoisted(() => new Map<string, number>());

// the real functions, counted
vi.mock('node:crypto', async (original) => {
  const real: Record<string, unknown> = await original();
  const counted = Object.entries(real).map(([name, value]) => {
    if (typeof value !== 'function' || /^[A-Z]/.test(name)) return [name, value];
    const call = (...args: unknown[]): unknown => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return value(...args);
    };
    return [name, call];
  });
  return Object.fromEntries(counted);
});

const key = (byte: string): string => Buffer.alloc(64, byte).toString('base64url');
const ring = (kids: readonly string[]) =>
  parseKeyRing(JSON.stringify({ keys: kids.map((kid) => ({ kty: 'oct', kid, k: key(kid) })) }));

describe.each([
  ['sealed', sealed],
  ['jwe', jwe],
])('a token of a key that is not there (any more), %s', (_, make) => {
  const several = make({ keys: ring(['a', 'b', 'c']) });
  const other = make({ keys: ring(['d']) }).seal(Buffer.from('value'), 60);
  const known = several.seal(Buffer.from('value'), 60);
  beforeEach(() => calls.clear());

  it('costs no cryptography', () => {
    expect(several.open(other)).toEqual({ ok: false, reason: 'unknown_key' });
    expect(Object.fromEntries(calls)).toEqual({});
  });

  it('while one of a key that is there does', () => {
    expect(several.open(known).ok).toBe(true);
    expect(calls.get('hash')).toBeGreaterThan(0);
    expect(calls.get('timingSafeEqual')).toBe(1);
  });
});
