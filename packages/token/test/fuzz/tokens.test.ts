import fc from 'fast-check';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../../fuzz/growth.ts';
import { holds, holdsInTime } from '../../../../fuzz/holds.ts';
import { anyBytes, changed, mutated } from '../../../../fuzz/mutations.ts';
import { classic, jwe, sealed, several, type TokenFormat } from '../../src/index.ts';

const NOW = 1_795_375_502;
const now = (): number => NOW;
const [A, B] = [Buffer.alloc(64, 'a'), Buffer.alloc(64, 'b')];
const keys = [
  { key: A, id: 'first' },
  { key: B, id: 'second', retire: NOW + 1 },
];

const formats: readonly (readonly [name: string, format: TokenFormat])[] = [
  ['classic', classic({ key: A.subarray(0, 32), now })],
  ['sealed', sealed({ keys, purpose: 'session', otherPurposes: ['', 'download'], now })],
  ['jwe', jwe({ keys, purpose: 'session', now })],
];
const all = several(
  formats.map(([name, format]) => ({ name, format })),
  now,
);

/** Beyond the size, in bytes, up to which memory is cheaper. */
const LARGE = 300_000;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const bytes = fc.uint8Array({ maxLength: 200 }).map((value) => Buffer.from(value));
const utf8 = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => Buffer.from(value));
const valuesOf = (name: string): fc.Arbitrary<Buffer> => (name === 'jwe' ? utf8 : bytes);
const lifetime = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 ** 40 }));

describe.each(formats)('%s', (name, format) => {
  const tokens = fc.tuple(valuesOf(name), lifetime).map(([value, seconds]) => latin1(format.seal(value, seconds)));

  it('gives back any value with its expiry', () => {
    holds(
      fc.property(valuesOf(name), lifetime, (value, seconds) => {
        const token = format.seal(value, seconds);
        const expiresAt = seconds === 0 ? 0 : NOW + seconds;
        expect(format.open(token)).toMatchObject({ ok: true, value, expiresAt });
        expect(all.open(token)).toMatchObject({ ok: true, value, expiresAt, format: name });
      }),
    );
  });

  it('opens no token in which anything was changed, and never throws', () => {
    holds(
      fc.property(changed(tokens), (token) => {
        expect(format.open(bytesOf(token)).ok).toBe(false);
        expect(all.open(bytesOf(token)).ok).toBe(false);
      }),
    );
  });

  it('opens no token that is put together from others, and never throws', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    holds(
      fc.property(tokens, tokens, place, place, (one, other, from, to) => {
        const token = one.slice(0, Math.round(from * one.length)) + other.slice(Math.round(to * other.length));
        if (token !== one && token !== other) expect(format.open(bytesOf(token)).ok).toBe(false);
      }),
    );
  });

  it('opens nothing that nobody has sealed, and never throws', () => {
    const begun = fc.tuple(tokens, anyBytes, fc.nat(30)).map(([token, rest, size]) => token.slice(0, size) + rest);
    holds(
      fc.property(fc.oneof(anyBytes, begun, bytes.map(latin1)), (token) => {
        expect(format.open(bytesOf(token)).ok).toBe(false);
      }),
    );
  });

  it('takes time linear in what it opens', () => {
    const short = latin1(format.seal(Buffer.alloc(0), 60));
    for (const filler of ['a', '\0', '.', 'é']) {
      expect(growth(LARGE, (size) => bytesOf(short + filler.repeat(size)), format.open)).toBeLessThan(3);
    }
    expect(growth(LARGE, (size) => format.seal(Buffer.alloc(size, 'v'), 60), format.open)).toBeLessThan(3);
  });
});

describe('a JWE that somebody else has sealed with the same key', () => {
  const jweFormat = jwe({ keys: [{ key: A, id: 'first' }], purpose: 'session', now });
  const time = fc.oneof(
    fc.constantFrom(NOW, NOW + 1, NOW - 1, 0, -1, -0, 1e308, 1.5, 2 ** 53, null, 'soon', true),
    fc.double(),
    fc.jsonValue(),
  );
  const purpose = fc.oneof(
    fc.constantFrom('session', 'other', '', ['session'], ['other', 'session'], []),
    fc.jsonValue(),
  );
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue());
  const claims = fc
    .record({ value, iat: time, exp: time, nbf: time, aud: purpose }, { requiredKeys: [] })
    .map((members) => JSON.stringify(members));

  it('gives a value only in its time and for its purpose, whatever it claims', async () => {
    await holdsInTime(
      fc.asyncProperty(fc.oneof(mutated(claims), anyBytes), async (text) => {
        const token = await new CompactEncrypt(bytesOf(text))
          .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'first' })
          .encrypt(A);
        const result = jweFormat.open(Buffer.from(token));
        if (!result.ok) return;
        const { value: given, aud, exp = Number.POSITIVE_INFINITY } = JSON.parse(bytesOf(text).toString());
        expect(latin1(result.value)).toBe(latin1(Buffer.from(given)));
        expect([aud].flat()).toContain('session');
        expect(exp).toBeGreaterThan(NOW);
      }),
    );
  });
});
