import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classic } from '../src/index.ts';
import { md5, referenceBody, referenceSeal, sealAsPadded } from './reference-classic.ts';

const NOW = 1795375502;
const LATER = BigInt(NOW + 60);
const key = Buffer.from('abcdefghijklmnopqrstuvwxyz123456', 'latin1');
const iv = Buffer.from('1234567812345678', 'latin1');
const format = classic({ key, iv, now: () => NOW });

const MALFORMED = { ok: false, reason: 'malformed' };
const TAMPERED = { ok: false, reason: 'tampered' };

const sizes = [0, 1, 7, 8, 9, 16, 39, 40, 47, 48, 55, 56, 64];

function genuine(size: number): Buffer {
  return referenceSeal({ key, iv, value: Buffer.alloc(size, 'v'), expiry: LATER });
}

describe('any change to a token', () => {
  test.each(sizes)('of a value of %i bytes: every single bit flipped is tampered', (size) => {
    const token = genuine(size);
    expect(format.open(token).ok).toBe(true);
    for (let bit = 0; bit < token.length * 8; bit++) {
      const flipped = Buffer.from(token);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(format.open(flipped), `bit ${bit}`).toEqual(TAMPERED);
    }
  });

  test.each(sizes)('of a value of %i bytes: every truncation is refused', (size) => {
    const token = genuine(size);
    for (let length = 0; length < token.length; length++) {
      const whole = length >= 32 && length % 16 === 0;
      expect(format.open(token.subarray(0, length)), `length ${length}`).toEqual(whole ? TAMPERED : MALFORMED);
    }
  });

  test.each(sizes)('of a value of %i bytes: every extension is refused', (size) => {
    const token = genuine(size);
    for (let more = 1; more <= 64; more++) {
      for (const byte of [0, 1, 16, 255]) {
        const extended = Buffer.concat([token, Buffer.alloc(more, byte)]);
        expect(format.open(extended), `${more} more`).toEqual(more % 16 === 0 ? TAMPERED : MALFORMED);
      }
    }
  });

  test('another key or another IV is tampered', () => {
    const token = genuine(20);
    expect(classic({ key: Buffer.alloc(32, 'x'), iv }).open(token)).toEqual(TAMPERED);
    expect(classic({ key }).open(token)).toEqual(TAMPERED);
  });
});

describe('bytes that never were a token', () => {
  test('any bytes at all give a reason and no error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const shaped = bytes.length >= 32 && bytes.length % 16 === 0;
        expect(format.open(bytes)).toEqual(shaped ? TAMPERED : MALFORMED);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([0, 1, 15, 16, 17, 31, 33, 47, 2 ** 30 + 16])('%i zero bytes are malformed', (length) => {
    expect(format.open(Buffer.alloc(length))).toEqual(MALFORMED);
  });

  test('a megabyte of noise is tampered', () => {
    const noise = Buffer.alloc(2 ** 20, Buffer.from('no token at all'));
    expect(format.open(noise)).toEqual(TAMPERED);
  });
});

describe('a digest', () => {
  // Comparing digests as C strings stops at their first zero byte, here the first of all.
  const zeroLed = tokenWithDigestStarting(0);

  test('that starts with a zero byte is compared beyond it', () => {
    expect(zeroLed[0]).toBe(0);
    expect(format.open(zeroLed).ok).toBe(true);
    const forged = Buffer.from(zeroLed);
    for (let at = 1; at < 16; at++) forged[at] = zeroLed.readUInt8(at) ^ 0xa5;
    expect(format.open(forged)).toEqual(TAMPERED);
  });

  test('that starts with a zero byte is compared in every later byte', () => {
    for (let at = 1; at < 16; at++) {
      const forged = Buffer.from(zeroLed);
      forged[at] = zeroLed.readUInt8(at) ^ 1;
      expect(format.open(forged), `byte ${at}`).toEqual(TAMPERED);
    }
  });

  test('that is all zeros is not taken for one that starts with zero', () => {
    const forged = Buffer.from(zeroLed);
    forged.fill(0, 0, 16);
    expect(format.open(forged)).toEqual(TAMPERED);
  });
});

describe('expired', () => {
  const past = referenceSeal({ key, iv, value: Buffer.from('v'), expiry: BigInt(NOW) });

  test('is only said of a token whose digest holds', () => {
    expect(format.open(past)).toEqual({ ok: false, reason: 'expired', expiresAt: NOW });
    for (let at = 0; at < past.length; at++) {
      const forged = Buffer.from(past);
      forged[at] = past.readUInt8(at) ^ 0x80;
      expect(format.open(forged), `byte ${at}`).toEqual(TAMPERED);
    }
  });
});

describe('padding', () => {
  const body = referenceBody(Buffer.alloc(32, 'v'), LATER); // 40 bytes: 8 of padding to come
  const withPadding = (...bytes: number[]) => Buffer.concat([body, Buffer.from(bytes)]);

  test.each([
    ['a count of 0', withPadding(8, 8, 8, 8, 8, 8, 8, 0)],
    ['a count above 16', withPadding(17, 17, 17, 17, 17, 17, 17, 17)],
    ['a count of 255', withPadding(255, 255, 255, 255, 255, 255, 255, 255)],
    ['one byte of it off', withPadding(8, 8, 8, 9, 8, 8, 8, 8)],
    ['its first byte off', withPadding(0, 8, 8, 8, 8, 8, 8, 8)],
    ['a count that reaches into the body', withPadding(9, 9, 9, 9, 9, 9, 9, 9)],
  ])('that is bad by %s is tampered, whatever the digest covers', (_, padded) => {
    for (let covered = 0; covered <= padded.length; covered++) {
      const token = sealAsPadded(key, iv, md5(padded.subarray(0, covered)), padded);
      expect(format.open(token), `digest of ${covered} bytes`).toEqual(TAMPERED);
    }
  });

  test.each([9, 12, 16])('of %i bytes that leaves no room for an expiry is tampered', (count) => {
    const padded = Buffer.alloc(16, count);
    for (let covered = 0; covered <= 16; covered++) {
      const token = sealAsPadded(key, iv, md5(padded.subarray(0, covered)), padded);
      expect(format.open(token), `digest of ${covered} bytes`).toEqual(TAMPERED);
    }
  });

  test('that is bad takes as long to refuse as a wrong digest', () => {
    const large = Buffer.alloc(2 ** 15 - 1, 'v');
    const digest = Buffer.alloc(16, 'd');
    const tokens = {
      padding: sealAsPadded(key, iv, digest, Buffer.concat([large, Buffer.of(0)])),
      digest: sealAsPadded(key, iv, digest, Buffer.concat([large, Buffer.of(1)])),
    };
    const times = { padding: [] as bigint[], digest: [] as bigint[] };
    for (let round = 0; round < 400; round++) {
      for (const kind of round % 2 === 0 ? (['padding', 'digest'] as const) : (['digest', 'padding'] as const)) {
        const start = process.hrtime.bigint();
        format.open(tokens[kind]);
        times[kind].push(process.hrtime.bigint() - start);
      }
    }
    // Leaving out the digest or the decryption would save more than a third of the time.
    const ratio = median(times.padding) / median(times.digest);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1 / 0.75);
  });
});

function tokenWithDigestStarting(first: number): Buffer {
  for (let attempt = 0; ; attempt++) {
    const token = referenceSeal({ key, iv, value: Buffer.from(`user ${attempt}`), expiry: LATER });
    if (token[0] === first) return token;
  }
}

function median(times: readonly bigint[]): number {
  const sorted = times.map(Number).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
