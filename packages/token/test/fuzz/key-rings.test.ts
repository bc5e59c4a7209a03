import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../../fuzz/growth.ts';
import { holds } from '../../../../fuzz/holds.ts';
import { anyBytes, mutated } from '../../../../fuzz/mutations.ts';
import { EdgesealError, parseKeyRing, type RingKey, sealed } from '../../src/index.ts';

const CODES = ['ERR_KEY_RING', 'ERR_KEY_LENGTH', 'ERR_KEY_TIMES', 'ERR_KEY_ID'];

const time = fc.oneof(
  fc.nat(),
  fc.constantFrom('2026-12-31T00:00:00Z', '2026-02-30T00:00:00Z', '2026-12-31', -1, 1.5, 1e300, '', '+275760-09-13'),
  fc.jsonValue(),
);
const material = fc
  .uint8Array({ minLength: 30, maxLength: 66 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const key = fc.record(
  {
    kty: fc.oneof({ weight: 9, arbitrary: fc.constant('oct') }, fc.jsonValue()),
    kid: fc.oneof({ weight: 9, arbitrary: fc.stringMatching(/^[!-~]{1,8}$/) }, fc.jsonValue()),
    k: fc.oneof({ weight: 9, arbitrary: material }, fc.jsonValue()),
    iv: fc.oneof(
      fc.uint8Array({ minLength: 16, maxLength: 16 }).map((iv) => Buffer.from(iv).toString('base64url')),
      fc.jsonValue(),
    ),
    'not-before': time,
    retire: time,
    __proto__: fc.jsonValue(),
  },
  { requiredKeys: ['kty', 'kid', 'k'] },
);
const ring = fc
  .oneof(fc.record({ keys: fc.array(key, { maxLength: 4 }) }), fc.record({ keys: fc.jsonValue() }), fc.jsonValue())
  .map((value) => JSON.stringify(value));

/** The keys of a text, or the error that reading it has thrown. */
function read(text: string): readonly RingKey[] | EdgesealError {
  try {
    return parseKeyRing(text);
  } catch (error) {
    if (error instanceof EdgesealError) return error;
    throw error;
  }
}

/** Every run of the text that might be part of a key. */
const secrets = (text: string): string[] => text.match(/[\w+/-]{20,}/g) ?? [];

describe('a key ring', () => {
  it('is read, or refused by an error of ours that has nothing of it', () => {
    holds(
      fc.property(fc.oneof(ring, mutated(ring), anyBytes, fc.json()), (text) => {
        const read_ = read(text);
        if (!(read_ instanceof EdgesealError)) return;
        expect(CODES).toContain(read_.code);
        for (const secret of secrets(text)) expect(read_.message).not.toContain(secret);
        expect(read_.cause).toBeUndefined();
      }),
    );
  });

  it('that is read can be sealed with, or has no key in use', () => {
    holds(
      fc.property(mutated(ring, 1), (text) => {
        const keys = read(text);
        if (keys instanceof EdgesealError) return;
        try {
          const format = sealed({ keys, now: () => 1_795_375_502 });
          expect(format.open(format.seal(Buffer.from('v'), 60)).ok).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ERR_NO_KEY' });
        }
      }),
    );
  });

  it('takes time linear in its size', () => {
    const ringOf = (size: number): string => {
      const entry = (_: unknown, at: number): object => {
        const bytes = Buffer.alloc(32);
        bytes.writeUInt32BE(at);
        return { kty: 'oct', kid: `k${at}`, k: bytes.toString('base64url') };
      };
      return JSON.stringify({ keys: Array.from({ length: size }, entry) });
    };
    expect(growth(200, ringOf, parseKeyRing)).toBeLessThan(3);
    for (const filler of ['[', '{"keys":', '"', 'a', '{"keys":[{"k":"'])
      expect(growth(10_000, (size) => filler.repeat(size), read)).toBeLessThan(3);
  });
});
