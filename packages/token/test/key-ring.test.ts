import { describe, expect, it } from 'vitest';
import { EdgesealError, jwe, parseKeyRing, sealed } from '../src/index.ts';

const K = Buffer.alloc(32, 1).toString('base64url');
const L = Buffer.alloc(64, 2).toString('base64url');
const key = { kty: 'oct', kid: 'a', k: K };
const ring = (...keys: readonly unknown[]): string => JSON.stringify({ keys });

describe('parseKeyRing', () => {
  it('reads the keys in their order, with what is said of them', () => {
    const iv = Buffer.alloc(16, 9);
    const text = ring(
      { ...key, iv: iv.toString('base64url'), 'not-before': '2026-11-23T12:00:00Z', retire: 1_900_000_000 },
      { kty: 'oct', kid: 'b', k: L, use: 'enc', alg: 'dir', retire: '2027-01-01T01:00:00+01:00' },
    );
    expect(parseKeyRing(text)).toEqual([
      { id: 'a', key: Buffer.alloc(32, 1), iv, notBefore: Date.UTC(2026, 10, 23, 12) / 1000, retire: 1_900_000_000 },
      { id: 'b', key: Buffer.alloc(64, 2), retire: Date.UTC(2027, 0, 1) / 1000 },
    ]);
  });

  it('gives keys as the formats take them', () => {
    const keys = parseKeyRing(ring({ ...key, kid: 'new', k: L }));
    for (const format of [sealed({ keys }), jwe({ keys })]) {
      expect(format.open(format.seal(Buffer.from('x'), 60))).toMatchObject({ ok: true, keyId: 'new' });
    }
  });

  const refused: readonly (readonly [text: string, code: string, message: string])[] = [
    ['', 'ERR_KEY_RING', 'the key ring is not JSON'],
    ['{"keys": [', 'ERR_KEY_RING', 'the key ring is not JSON'],
    ['[]', 'ERR_KEY_RING', 'a key ring must be an object'],
    ['null', 'ERR_KEY_RING', 'a key ring must be an object'],
    ['{}', 'ERR_KEY_RING', '"keys" must be an array'],
    [ring(), 'ERR_KEY_RING', '"keys" must have at least one key'],
    ['{"keys":[],"secret":1}', 'ERR_KEY_RING', 'the key ring has a member that is not known'],
    [ring('a'), 'ERR_KEY_RING', 'keys[0] must be an object'],
    [ring({ ...key, x: 1 }), 'ERR_KEY_RING', 'keys[0] has a member that is not known'],
    [ring({ ...key, kty: 'RSA' }), 'ERR_KEY_RING', 'keys[0].kty must be "oct"'],
    [ring({ kty: 'oct', k: K }), 'ERR_KEY_RING', 'keys[0].kid must be 1 to 128 printable ASCII characters'],
    [ring({ ...key, kid: '' }), 'ERR_KEY_RING', 'keys[0].kid must be 1 to 128 printable ASCII characters'],
    [ring({ ...key, kid: 'a\n' }), 'ERR_KEY_RING', 'keys[0].kid must be 1 to 128 printable ASCII characters'],
    [ring({ kty: 'oct', kid: 'a' }), 'ERR_KEY_RING', 'keys[0].k must be base64url without padding'],
    [ring({ ...key, k: `${K}=` }), 'ERR_KEY_RING', 'keys[0].k must be base64url without padding'],
    [ring({ ...key, k: `${K.slice(0, -1)}F` }), 'ERR_KEY_RING', 'keys[0].k must be base64url without padding'],
    [ring({ ...key, k: 'c2hvcnQ' }), 'ERR_KEY_LENGTH', 'keys[0].k: must be at least 32 bytes long, got 5'],
    [ring({ ...key, iv: 'c2hvcnQ' }), 'ERR_KEY_RING', 'keys[0].iv must be 16 bytes long'],
    [ring({ ...key, iv: 7 }), 'ERR_KEY_RING', 'keys[0].iv must be base64url without padding'],
    ...['soon', '2026-02-30T00:00:00Z', '2026-01-01', -1, 1.5, null, true].map(
      (retire) =>
        [
          ring({ ...key, retire }),
          'ERR_KEY_RING',
          'keys[0].retire must be Unix seconds or a time (2026-12-31T00:00:00Z)',
        ] as const,
    ),
    [ring({ ...key, 'not-before': 5, retire: 5 }), 'ERR_KEY_TIMES', 'keys[0]: retires before it is used'],
    [ring(key, { ...key, k: L }), 'ERR_KEY_ID', 'keys[1].kid is that of keys[0]'],
    [ring(key, { ...key, kid: 'b' }), 'ERR_KEY_ID', 'keys[1] is the same key as keys[0]'],
  ];
  it.each(refused)('refuses %s', (text, code, message) => {
    let error: unknown;
    try {
      parseKeyRing(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EdgesealError);
    expect(error).toMatchObject({ code, message });
    expect(String(error)).not.toContain(K.slice(0, 8));
  });
});
