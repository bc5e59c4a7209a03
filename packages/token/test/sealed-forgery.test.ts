import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classic, type OpenResult, sealed } from '../src/index.ts';

const NOW = 1_795_375_502;
const now = (): number => NOW;
const key = Buffer.alloc(32, 'a');
const tokens = sealed({ keys: [key], now });
const reason = (result: OpenResult): string => (result.ok ? 'ok' : result.reason);

/** What opening a token often takes of the processor's time: a busy machine does not add to that. */
function time(token: Buffer): number {
  const before = process.cpuUsage();
  for (let i = 0; i < 300; i++) tokens.open(token);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const seal = (value: string): Buffer => Buffer.from(tokens.seal(Buffer.from(value), 60));

/** Where the parts of a token begin. */
const [ID, IV, BODY] = [1, 5, 21];

describe('a sealed token', () => {
  it.each(['', 'v', 'a value of more than one block, which has to be so'])(
    'with any bit changed does not open: %j',
    (value) => {
      const token = seal(value);
      for (let bit = 0; bit < token.length * 8; bit++) {
        const changed = Buffer.from(token);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const expected = bit < 8 * ID ? 'malformed' : bit < 8 * IV ? 'unknown_key' : 'tampered';
        expect(reason(tokens.open(changed)), `bit ${bit}`).toBe(expected);
      }
    },
  );

  it('that is cut or made longer does not open', () => {
    const token = seal('a value of more than one block, which has to be so');
    for (let length = 0; length < token.length; length++) {
      const whole = length >= 85 && (length - 85) % 16 === 0;
      expect(reason(tokens.open(token.subarray(0, length))), `${length}`).toBe(whole ? 'tampered' : 'malformed');
    }
    for (let more = 1; more <= 64; more++) {
      const longer = Buffer.concat([token, Buffer.alloc(more, more)]);
      expect(reason(tokens.open(longer)), `${more} more`).toBe(more % 16 === 0 ? 'tampered' : 'malformed');
    }
  });

  it('that is put together from two does not open, wherever it is cut', () => {
    const [first, second] = [
      seal('user=1;admin=0;name=aaaaaaaaaaaaaaaaa'),
      seal('user=2;admin=1;name=bbbbbbbbbbbbbbbbb'),
    ];
    for (let at = IV + 1; at < first.length; at++) {
      expect(reason(tokens.open(Buffer.concat([first.subarray(0, at), second.subarray(at)]))), `${at}`).toBe(
        'tampered',
      );
    }
  });

  it('cannot be made from a longer one by leaving out blocks, as a classic one can where the value is chosen', () => {
    const token = seal('x'.repeat(160));
    for (let from = BODY; from < token.length - 32; from += 16) {
      for (let to = from + 16; to <= token.length - 32; to += 16) {
        const cut = Buffer.concat([token.subarray(0, from), token.subarray(to)]);
        expect(reason(tokens.open(cut))).toBe(cut.length < 85 ? 'malformed' : 'tampered');
      }
    }
  });

  it('with its blocks in another order, or with another IV, does not open', () => {
    const token = seal('x'.repeat(64));
    const swapped = Buffer.concat([
      token.subarray(0, BODY),
      token.subarray(BODY + 16, BODY + 32),
      token.subarray(BODY, BODY + 16),
      token.subarray(BODY + 32),
    ]);
    expect(reason(tokens.open(swapped))).toBe('tampered');
    const replaced = Buffer.concat([token.subarray(0, IV), Buffer.alloc(16), token.subarray(BODY)]);
    expect(reason(tokens.open(replaced))).toBe('tampered');
  });

  it('is no token of another format, and the other way round', () => {
    const classicTokens = classic({ key, now });
    expect(reason(classicTokens.open(seal('v')))).not.toBe('ok');
    expect(reason(tokens.open(classicTokens.seal(Buffer.from('v'), 60)))).not.toBe('ok');
  });

  it('does not fail in any other way, whatever the bytes', () => {
    const head = seal('').subarray(0, IV);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, known) => {
        expect(tokens.open(known ? Buffer.concat([head, bytes]) : bytes).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('of an unknown key costs no cryptography', () => {
    const mine = seal('x'.repeat(20_000));
    const theirs = Buffer.from(sealed({ keys: [Buffer.alloc(32, 'b')], now }).seal(Buffer.alloc(20_000), 60));
    const rounds = Array.from({ length: 9 }, () => time(theirs) / time(mine)).sort((a, b) => a - b);
    expect(rounds[4]).toBeLessThan(0.2);
  });

  it('that is tampered with takes as long to refuse wherever it is wrong: its padding is nobody’s business', () => {
    const token = seal('x'.repeat(500));
    const [padding, tag] = [Buffer.from(token), Buffer.from(token)];
    padding[token.length - 33] = (padding[token.length - 33] ?? 0) ^ 1;
    tag[token.length - 1] = (tag[token.length - 1] ?? 0) ^ 1;
    const rounds = Array.from({ length: 21 }, () => time(padding) / time(tag));
    rounds.sort((a, b) => a - b);
    expect(rounds[10]).toBeGreaterThan(0.6);
    expect(rounds[10]).toBeLessThan(1.6);
  });
});
