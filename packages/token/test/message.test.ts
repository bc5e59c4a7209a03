import { describe, expect, it, test } from 'vitest';
import { classic, jwe, type OpenResult, sealed, type TokenFormat } from '../src/index.ts';
import { messageEncryptor, newMessage } from '../src/message.ts';

const LENGTHS = Array.from({ length: 300 }, (_, length) => length);

describe('a message', () => {
  it('has a spare block, room for its content, and padding to the end of a block', () => {
    for (const length of LENGTHS) {
      const { blocks, content } = newMessage(length);
      content.fill(0xee);
      const padding = blocks.length - 16 - length;
      expect(content).toHaveLength(length);
      expect(padding).toBe(16 - (length % 16));
      expect(blocks.subarray(16)).toEqual(Buffer.concat([Buffer.alloc(length, 0xee), Buffer.alloc(padding, padding)]));
    }
  });

  it.each([
    ['encrypted', (blocks: Uint8Array) => Buffer.from(blocks)],
    ['to be encrypted, which fails,', () => expect.fail('as it is to')],
  ])('that is %s has nothing left of it', (_how, transform) => {
    const encrypt = messageEncryptor(transform);
    for (const length of LENGTHS) {
      const message = newMessage(length);
      message.content.fill(0xee);
      try {
        encrypt(message, Buffer.alloc(16));
      } catch {}
      expect(message.blocks.every((byte) => byte === 0)).toBe(true);
    }
  });
});

const key = Buffer.alloc(64, 7);
type Surroundings = { readonly now: () => number; readonly randomBytes: (size: number) => Uint8Array };
const FORMATS: Readonly<Record<string, (surroundings: Surroundings) => TokenFormat>> = {
  classic: ({ now }) => classic({ key: key.subarray(0, 32), now }),
  sealed: (surroundings) => sealed({ keys: [key], ...surroundings }),
  jwe: (surroundings) => jwe({ keys: [key], ...surroundings }),
};

test.each(Object.entries(FORMATS))('a clock or random numbers that seal %s tokens disturb none', (_name, make) => {
  const quiet = { now: () => 1000, randomBytes: (size: number) => Buffer.alloc(size, 3) };
  const other = make(quiet);
  const text = (result: OpenResult): string => (result.ok ? Buffer.from(result.value).toString() : result.reason);
  const meddle = <T>(result: T): T => {
    other.seal(Buffer.from('another one'), 5);
    return result;
  };
  const meddling = make({ now: () => meddle(1000), randomBytes: (size) => meddle(Buffer.alloc(size, 3)) });
  const token = meddling.seal(Buffer.from('the one....'), 60);
  expect(text(other.open(token))).toBe('the one....');
  expect(token).toEqual(other.seal(Buffer.from('the one....'), 60));
});

test.each(['sealed', 'jwe'])('random numbers that are none leave nothing of a %s token in memory', (name) => {
  const randomBytes = (): Uint8Array => undefined as unknown as Uint8Array;
  expect(() => FORMATS[name]?.({ now: () => 1000, randomBytes }).seal(Buffer.alloc(100, 'x'), 60)).toThrow(TypeError);
  expect(newMessage(256).content.every((byte) => byte === 0)).toBe(true);
});
