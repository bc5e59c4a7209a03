import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classic, EdgesealError } from '../src/index.ts';
import { referenceSeal } from './reference-classic.ts';
import recorded from './vectors/classic.json' with { type: 'json' };

const NOW = 1795375502; // before every expiry in the vectors
const key = Buffer.from('abcdefghijklmnopqrstuvwxyz123456', 'latin1');
const iv = Buffer.from('1234567812345678', 'latin1');
const now = () => NOW;

describe('against tokens made by nginx', () => {
  test.each(recorded.vectors.map((vector, at) => ({ ...vector, at })))('vector $at, expires $expires', (vector) => {
    const format = classic({
      key: Buffer.from(vector.key, 'latin1'),
      ...(vector.iv === null ? {} : { iv: Buffer.from(vector.iv, 'latin1') }),
      now,
    });
    const value = Buffer.from(vector.plaintextHex, 'hex');
    const token = Buffer.from(vector.tokenBase64, 'base64');
    const lifetime = vector.expiresAt === 0 ? 0 : vector.expiresAt - NOW;
    expect(Buffer.from(format.seal(value, lifetime))).toEqual(token);
    expect(opened(format.open(token))).toEqual({ ok: true, value, expiresAt: vector.expiresAt });
  });
});

describe('contexts that live as long as the key', () => {
  test('every size gives the same token as a cipher of its own, and opens', () => {
    const format = classic({ key, iv, now });
    for (let size = 0; size <= 3000; size++) {
      const value = Buffer.alloc(size, size);
      const token = format.seal(value, 60);
      if (!referenceSeal({ key, iv, value, expiry: BigInt(NOW + 60) }).equals(token)) expect.fail(`size ${size}`);
      const result = format.open(token);
      if (!result.ok || !value.equals(result.value)) expect.fail(`size ${size}`);
    }
  });

  const step = fc.record({
    action: fc.constantFrom('seal', 'open', 'open tampered', 'open malformed', 'refuse'),
    value: fc.uint8Array({ maxLength: 200 }),
    lifetime: fc.integer({ min: 1, max: 2 ** 33 }),
    bit: fc.nat(),
  });

  test('any mixture of seals, opens, bad tokens and bad arguments leaves them in step', () => {
    const format = classic({ key, iv, now });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        for (const { action, value, lifetime, bit } of steps) {
          const token = referenceSeal({ key, iv, value, expiry: BigInt(NOW + lifetime) });
          if (action === 'seal') {
            expect(Buffer.from(format.seal(value, lifetime))).toEqual(token);
          } else if (action === 'open') {
            expect(opened(format.open(token))).toEqual({
              ok: true,
              value: Buffer.from(value),
              expiresAt: NOW + lifetime,
            });
          } else if (action === 'open tampered') {
            flipBit(token, bit % (token.length * 8));
            expect(format.open(token)).toEqual({ ok: false, reason: 'tampered' });
          } else if (action === 'open malformed') {
            expect(format.open(token.subarray(1))).toEqual({ ok: false, reason: 'malformed' });
          } else {
            expect(() => format.seal(value, -lifetime)).toThrow(EdgesealError);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('values', () => {
  test.each([0, 1, 2 ** 20])('a value of %i bytes is sealed and opened', (size) => {
    const format = classic({ key, iv, now });
    const value = Buffer.alloc(size, 'v');
    const token = format.seal(value, 0);
    expect(referenceSeal({ key, iv, value, expiry: 0n }).equals(token)).toBe(true);
    const result = format.open(token);
    expect(result.ok && value.equals(result.value)).toBe(true);
  });

  test('sealing and opening leave their arguments as they were', () => {
    const format = classic({ key, iv, now });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (value) => {
        const valueBefore = Buffer.from(value);
        const token = format.seal(value, 60);
        expect(Buffer.from(value)).toEqual(valueBefore);
        const tokenBefore = Buffer.from(token);
        format.open(token);
        expect(Buffer.from(token)).toEqual(tokenBefore);
      }),
    );
  });

  test('a view in the middle of a larger buffer is sealed as what it shows', () => {
    const format = classic({ key, iv, now });
    const around = Uint8Array.from({ length: 100 }, (_, at) => at);
    const value = around.subarray(3, 50);
    const token = Buffer.concat([Buffer.alloc(5), format.seal(value, 60)]).subarray(5);
    expect(token).toEqual(referenceSeal({ key, iv, value, expiry: BigInt(NOW + 60) }));
    expect(opened(format.open(token))).toMatchObject({ value: Buffer.from(value) });
  });

  test('tokens and values belong to the caller: later calls do not change them, nor do changes reach later calls', () => {
    const format = classic({ key, iv, now });
    const values = Array.from({ length: 500 }, (_, at) => Buffer.alloc(at % 90, at));
    const tokens = values.map((value) => format.seal(value, 60));
    const results = tokens.map((token) => format.open(token));
    for (const [at, value] of values.entries()) {
      const expected = referenceSeal({ key, iv, value, expiry: BigInt(NOW + 60) });
      expect(expected.equals(tokens[at] ?? Buffer.alloc(0))).toBe(true);
      const result = results[at];
      if (!result?.ok) expect.fail();
      expect(value.equals(result.value)).toBe(true);
      result.value.fill(0xff);
      tokens[at]?.fill(0xff);
    }
    expect(opened(format.open(format.seal(key, 60)))).toMatchObject({ value: key });
  });

  test('the key and the IV are copied: changing the arguments afterwards changes nothing', () => {
    const ownKey = Buffer.from(key);
    const ownIv = Buffer.from(iv);
    const format = classic({ key: ownKey, iv: ownIv, now });
    ownKey.fill(0);
    ownIv.fill(0);
    expect(Buffer.from(format.seal(key, 60))).toEqual(referenceSeal({ key, iv, value: key, expiry: BigInt(NOW + 60) }));
  });

  test('bytes of another realm are bytes', () => {
    const foreign: Uint8Array = runInNewContext('new Uint8Array([1, 2, 3])');
    const format = classic({ key, iv, now });
    expect(opened(format.open(format.seal(foreign, 0)))).toMatchObject({ value: Buffer.from([1, 2, 3]) });
  });
});

describe('expiry', () => {
  test.each([
    { at: 999, ok: true },
    { at: 999.999, ok: true },
    { at: 1000, ok: false },
    { at: 1000.5, ok: false },
    { at: 1001, ok: false },
    { at: Number.NaN, ok: false },
  ])('a token that expires at 1000 is valid at $at: $ok', ({ at, ok }) => {
    let clock = 940;
    const format = classic({ key, now: () => clock });
    const token = format.seal(Buffer.from('v'), 60);
    clock = at;
    const expected = ok ? { ok, value: Buffer.from('v'), expiresAt: 1000 } : { ok, reason: 'expired', expiresAt: 1000 };
    expect(opened(format.open(token))).toEqual(expected);
  });

  test('a token without expiry is valid at any time', () => {
    const token = classic({ key }).seal(Buffer.from('v'), 0);
    for (const at of [0, NOW, Number.MAX_SAFE_INTEGER]) {
      expect(classic({ key, now: () => at }).open(token)).toMatchObject({ ok: true, expiresAt: 0 });
    }
  });

  test.each([2n ** 53n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n])(
    'a genuine token that expires at %d, past the safe integers, is valid',
    (expiry) => {
      const token = referenceSeal({ key, iv, value: Buffer.from('v'), expiry });
      const format = classic({ key, iv, now: () => Number.MAX_SAFE_INTEGER });
      expect(format.open(token)).toMatchObject({ ok: true, expiresAt: Number(expiry) });
    },
  );

  test('the longest lifetime is sealed and opened', () => {
    const format = classic({ key, now });
    const token = format.seal(Buffer.from('v'), Number.MAX_SAFE_INTEGER);
    expect(format.open(token)).toMatchObject({ ok: true, expiresAt: NOW + Number.MAX_SAFE_INTEGER });
  });

  test('the clock is the system clock by default', () => {
    const format = classic({ key });
    const before = Math.floor(Date.now() / 1000);
    const result = format.open(format.seal(Buffer.from('v'), 60));
    if (!result.ok) expect.fail(result.reason);
    expect(result.expiresAt).toBeGreaterThanOrEqual(before + 60);
    expect(result.expiresAt).toBeLessThanOrEqual(Date.now() / 1000 + 60);
  });
});

describe('arguments', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz123456' as unknown as Uint8Array;
  const format = classic({ key, now });
  const huge = Buffer.alloc(2 ** 30); // zero pages, never touched

  test.each<[string, string, () => unknown]>([
    ['ERR_KEY_LENGTH', 'key: must be 32 bytes long, got 31', () => classic({ key: key.subarray(1) })],
    ['ERR_KEY_LENGTH', 'key: must be 32 bytes long, got 33', () => classic({ key: Buffer.alloc(33) })],
    ['ERR_NOT_BYTES', 'key: must be a Uint8Array', () => classic({ key: text })],
    ['ERR_IV_LENGTH', 'iv: must be at most 16 bytes long, got 17', () => classic({ key, iv: Buffer.alloc(17) })],
    ['ERR_NOT_BYTES', 'iv: must be a Uint8Array', () => classic({ key, iv: text })],
    ['ERR_LIFETIME', 'lifetime: must be a non-negative safe integer, got -1', () => format.seal(key, -1)],
    ['ERR_NOT_BYTES', 'value: must be a Uint8Array', () => format.seal(text, 0)],
    ['ERR_NOT_BYTES', 'token: must be a Uint8Array', () => format.open(text)],
    ['ERR_VALUE_LENGTH', 'value: must be at most 1073741784 bytes long, got 1073741824', () => format.seal(huge, 0)],
  ])('%s says "%s"', (code, message, act) => {
    const error = caught(act);
    expect(error).toBeInstanceOf(EdgesealError);
    expect(error).toMatchObject({ name: 'EdgesealError', code, message });
  });

  test.each([0, 1, 15, 16])('an IV of %i bytes is padded with zeros', (length) => {
    const short = Buffer.alloc(length, 'i');
    const padded = Buffer.concat([short, Buffer.alloc(16 - length)]);
    const token = Buffer.from(classic({ key, iv: short }).seal(key, 0));
    expect(token).toEqual(referenceSeal({ key, iv: padded, value: key, expiry: 0n }));
  });
});

/** The result with its value as a Buffer, which is what `toEqual` compares with. */
function opened(result: ReturnType<ReturnType<typeof classic>['open']>): unknown {
  return result.ok ? { ...result, value: Buffer.from(result.value) } : result;
}

function flipBit(bytes: Uint8Array, bit: number): void {
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
