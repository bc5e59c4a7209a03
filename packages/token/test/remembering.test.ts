import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembering } from '../src/remembering.ts';
import { sealed } from '../src/sealed.ts';
import { type SeveralFormats, several } from '../src/several.ts';

const START = 1_795_375_502;

/** Formats of one key that count how often they are asked to open, by a clock that can be moved. */
function counted(entries: number, ends: readonly number[] = [], purpose = '') {
  const clock = { time: START };
  const now = (): number => clock.time;
  const format = sealed({ keys: [Buffer.alloc(32, 'k')], purpose, now });
  const plain = several([{ name: 'sealed', format }], now);
  let opened = 0;
  const counting: SeveralFormats = {
    ...plain,
    open: (token) => {
      opened++;
      return plain.open(token);
    },
  };
  return { clock, tokens: remembering(counting, { entries, ends, now }), plain, opened: () => opened };
}

const value = Buffer.from('value');

describe('remembered tokens', () => {
  it('open as they did, without being opened again', () => {
    const { tokens, plain, opened } = counted(10);
    const token = tokens.seal(value, 60);
    for (let i = 0; i < 5; i++) expect(tokens.open(Buffer.from(token))).toEqual(plain.open(token));
    expect(opened()).toBe(1);
  });

  it.each([
    ['they expire', 60, [], 60],
    ['something ends, such as the use of their key', 600, [START - 5, START + 90, START + 30], 30],
    ['something ends, though they never expire', 0, [START + 30], 30],
  ])('are opened again once %s', (_, lifetime, ends, end) => {
    const { clock, tokens, plain, opened } = counted(10, ends);
    const token = tokens.seal(value, lifetime);
    tokens.open(token);
    clock.time = START + end - 1;
    expect(tokens.open(token).ok).toBe(true);
    expect(opened()).toBe(1);
    clock.time = START + end;
    expect(tokens.open(token)).toEqual(plain.open(token));
    expect(opened()).toBe(2);
  });

  it('are no more than were asked for, and those that are used are kept', () => {
    const { tokens, opened } = counted(10);
    const mine = tokens.seal(value, 60);
    tokens.open(mine);
    for (let i = 0; i < 100; i++) {
      tokens.open(tokens.seal(value, 60));
      expect(tokens.open(mine).ok).toBe(true);
    }
    expect(opened()).toBe(101);
    const first = tokens.seal(value, 60);
    tokens.open(first);
    for (let i = 0; i < 12; i++) tokens.open(tokens.seal(value, 60));
    tokens.open(first);
    expect(opened()).toBe(101 + 1 + 12 + 1);
  });

  it('are none that do not open, nor any that is changed, nor very long ones', () => {
    const { tokens, opened } = counted(10);
    const token = Buffer.from(tokens.seal(value, 60));
    tokens.open(token);
    for (let bit = 0; bit < token.length * 8; bit++) {
      const changed = Buffer.from(token);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      for (let i = 0; i < 2; i++) expect(tokens.open(changed).ok).toBe(false);
    }
    expect(opened()).toBe(1 + token.length * 16);
    const long = tokens.seal(Buffer.alloc(2000), 60);
    for (let i = 0; i < 2; i++) expect(tokens.open(long).ok).toBe(true);
    expect(opened()).toBe(1 + token.length * 16 + 2);
  });

  it('are those of one purpose', () => {
    const [login, csrf] = [counted(10, [], 'login').tokens, counted(10, [], 'csrf').tokens];
    const token = login.seal(value, 60);
    expect(login.open(token).ok).toBe(true);
    expect(csrf.open(token).ok).toBe(false);
  });

  it('make no difference, whatever is opened when', () => {
    const step = fc.record({ token: fc.nat(7), wait: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (steps, entries) => {
        const { clock, tokens, plain } = counted(entries, [START + 100]);
        const made = [0, 5, 10, 50, 100, 200, 300, 1000].map((lifetime) => plain.seal(value, lifetime));
        for (const { token: index, wait } of steps) {
          clock.time += wait;
          const token = made[index] ?? value;
          expect(tokens.open(token)).toEqual(plain.open(token));
        }
      }),
    );
  });
});

it('what is no bytes at all is refused as ever', () => {
  const { tokens } = counted(10);
  expect(() => tokens.open('text' as unknown as Uint8Array)).toThrow(
    expect.objectContaining({ code: 'ERR_NOT_BYTES' }),
  );
});
