import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EdgesealError, type OpenResult, type SealedOptions, sealed, type TokenKeys } from '../src/index.ts';
import recorded from './vectors/sealed.json' with { type: 'json' };

const NOW = 1_795_375_502;
const now = (): number => NOW;
const keyOf = (letter: string): Buffer => Buffer.alloc(32, letter);
const [A, B, C] = [keyOf('a'), keyOf('b'), keyOf('c')];
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const format = (keys: TokenKeys, more: Partial<SealedOptions> = {}): ReturnType<typeof sealed> =>
  sealed({ keys, now, ...more });
const reason = (result: OpenResult): string => (result.ok ? `ok ${Buffer.from(result.value)}` : result.reason);
const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof EdgesealError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no error';
};

describe('the sealed format', () => {
  it.each(recorded.vectors)('makes the bytes of its description: $about', (vector) => {
    const tokens = sealed({
      keys: [hex(vector.key)],
      purpose: vector.purpose,
      now: () => vector.issuedAt,
      randomBytes: () => hex(vector.iv),
    });
    const lifetime = vector.expiresAt === 0 ? 0 : vector.expiresAt - vector.issuedAt;
    const token = tokens.seal(hex(vector.value), lifetime);
    expect(Buffer.from(token).toString('hex')).toBe(vector.token);
    expect(tokens.open(hex(vector.token))).toEqual({
      ok: true,
      value: hex(vector.value),
      issuedAt: vector.issuedAt,
      expiresAt: vector.expiresAt,
      keyId: vector.keyId,
    });
  });

  it('opens values of any size, and never makes the same token twice', () => {
    const tokens = format([A]);
    const seen = new Set<string>();
    for (let size = 0; size < 600; size++) {
      const value = Buffer.alloc(size, size);
      const token = tokens.seal(value, 60);
      const result = tokens.open(token);
      if (!result.ok || !value.equals(result.value)) expect.fail(`size ${size}`);
      seen.add(Buffer.from(tokens.seal(Buffer.from('same'), 60)).toString('hex'));
    }
    expect(seen.size).toBe(600);
  });

  it('is opened and made by another language from its description alone', () => {
    const cases = ['', 'a', 'user=42', 'x'.repeat(1000)].flatMap((value) =>
      ['', 'csrf', 'für alle'].map((purpose) => ({ value: Buffer.from(value), purpose })),
    );
    const tokens = cases.map(({ value, purpose }) => format([B, A], { purpose }).seal(value, 60));
    const requests = cases.flatMap(({ value, purpose }, at) => [
      { key: B.toString('hex'), purpose, token: Buffer.from(tokens[at] ?? []).toString('hex') },
      { key: B.toString('hex'), purpose: `${purpose}x`, token: Buffer.from(tokens[at] ?? []).toString('hex') },
      { key: A.toString('hex'), purpose, issuedAt: NOW, expiresAt: NOW + 5, value: value.toString('hex') },
    ]);
    const answers = python(requests);
    cases.forEach(({ value, purpose }, at) => {
      const [opened, refused, theirs] = answers.slice(3 * at);
      expect(opened).toEqual({ issuedAt: NOW, expiresAt: NOW + 60, value: value.toString('hex') });
      expect(refused).toBe('not genuine');
      expect(format([B, A], { purpose }).open(hex(String(theirs)))).toMatchObject({
        ok: true,
        value,
        expiresAt: NOW + 5,
      });
    });
  });
});

describe('keys', () => {
  it('take turns: the first seals, any opens, and one that is gone is unknown', () => {
    const [before, during, after] = [format([A]), format([B, A]), format([B])];
    const old = before.seal(Buffer.from('old'), 60);
    expect(reason(during.open(old))).toBe('ok old');
    expect(reason(after.open(old))).toBe('unknown_key');
    expect(reason(after.open(during.seal(Buffer.from('new'), 60)))).toBe('ok new');
    expect(reason(before.open(during.seal(Buffer.from('new'), 60)))).toBe('unknown_key');
  });

  it('are used from not-before on, and no more once they retire', () => {
    let time = 1000;
    const keys = [
      { key: C, id: 'third', notBefore: 3000 },
      { key: B, id: 'second', notBefore: 2000, retire: 5000 },
      { key: A, id: 'first', retire: 4000 },
    ];
    const tokens = sealed({ keys, now: () => time });
    const sealedAt = (at: number): Uint8Array => {
      time = at;
      return tokens.seal(Buffer.from('v'), 0);
    };
    const keyIdAt = (token: Uint8Array, at: number): string => {
      time = at;
      const result = tokens.open(token);
      return result.ok ? (result.keyId ?? '') : result.reason;
    };
    const [first, second, third] = [sealedAt(1999), sealedAt(2000), sealedAt(3000)];
    expect([first, second, third].map((token) => keyIdAt(token, 3999))).toEqual(['first', 'second', 'third']);
    expect([first, second, third].map((token) => keyIdAt(token, 4000))).toEqual(['unknown_key', 'second', 'third']);
    expect([first, second, third].map((token) => keyIdAt(token, 5000))).toEqual([
      'unknown_key',
      'unknown_key',
      'third',
    ]);
  });

  it('of which none is in use seal nothing', () => {
    const none = format([{ key: A, notBefore: NOW + 1 }]);
    expect(codeOf(() => none.seal(Buffer.from('v'), 1))).toBe('ERR_NO_KEY keys: none is in use at this time');
  });

  it.each<[string, TokenKeys, string]>([
    ['none', [], 'ERR_NO_KEY keys: must have at least one'],
    ['a short one', [A, Buffer.alloc(31)], 'ERR_KEY_LENGTH keys[1]: must be at least 32 bytes long, got 31'],
    ['one twice', [A, { key: A, id: 'again' }], `ERR_KEY_ID keys: "${idOf(A)}" and "again" have the same id`],
    ['text', ['a'.repeat(32) as unknown as Uint8Array], 'ERR_NOT_BYTES keys[0]: must be a Uint8Array'],
    ['a time that is none', [{ key: A, retire: Number.NaN }], 'ERR_KEY_TIMES keys[0]: retire must be a Unix time'],
    ['another', [A, { key: B, notBefore: Number.NaN }], 'ERR_KEY_TIMES keys[1]: notBefore must be a Unix time'],
    [
      'times in the wrong order',
      [{ key: A, notBefore: 2, retire: 2 }],
      'ERR_KEY_TIMES keys[0]: retires before it is used',
    ],
  ])('that cannot be used are refused: %s', (_, keys, error) => {
    expect(codeOf(() => sealed({ keys }))).toBe(error);
  });
});

describe('a purpose', () => {
  it('keeps tokens apart, and says so of those for a purpose that is known', () => {
    const token = format([A], { purpose: 'download' }).seal(Buffer.from('v'), 60);
    expect(reason(format([A], { purpose: 'download' }).open(token))).toBe('ok v');
    expect(reason(format([A], { purpose: 'csrf' }).open(token))).toBe('tampered');
    expect(reason(format([A], { purpose: 'csrf', otherPurposes: ['session', 'download'] }).open(token))).toBe(
      'wrong_purpose',
    );
    expect(reason(format([A]).open(token))).toBe('tampered');
    expect(reason(format([A], { otherPurposes: ['download', ''] }).open(token))).toBe('wrong_purpose');
    expect(reason(format([B], { purpose: 'download' }).open(token))).toBe('unknown_key');
  });
});

describe('a purpose that is none', () => {
  it.each<[string, unknown, string]>([
    ['half a character', '\ud800', 'ERR_PURPOSE purpose: must be text of whole characters'],
    ['no text', 5, 'ERR_PURPOSE purpose: must be text of whole characters'],
  ])('is refused, or others would be taken for it: %s', (_, purpose, error) => {
    expect(codeOf(() => format([A], { purpose: purpose as string }))).toBe(error);
    expect(codeOf(() => format([A], { otherPurposes: [purpose as string] }))).toBe(error);
  });
});

describe('time', () => {
  it('ends a token, and one from the future is not yet valid, give or take a minute', () => {
    const token = format([A]).seal(Buffer.from('v'), 60);
    const openedAt = (time: number): string => reason(sealed({ keys: [A], now: () => time }).open(token));
    expect(openedAt(NOW + 59)).toBe('ok v');
    expect(openedAt(NOW + 60)).toBe('expired');
    expect(openedAt(NOW - 60)).toBe('ok v');
    expect(openedAt(NOW - 61)).toBe('not_yet');
  });

  it('of issue can be that of the token before', () => {
    const token = format([A]).seal(Buffer.from('v'), 60, NOW - 500);
    expect(format([A]).open(token)).toMatchObject({ ok: true, issuedAt: NOW - 500, expiresAt: NOW + 60 });
    expect(codeOf(() => format([A]).seal(Buffer.from('v'), 60, -1))).toMatch(/^ERR_CLOCK /);
  });

  it('is said of a token that has expired', () => {
    const token = format([A]).seal(Buffer.from('v'), 60);
    const result = sealed({ keys: [A], now: () => NOW + 100 }).open(token);
    expect(result).toEqual({ ok: false, reason: 'expired', issuedAt: NOW, expiresAt: NOW + 60, keyId: idOf(A) });
  });

  it('that is none is an error', () => {
    expect(codeOf(() => format([A], { now: () => Number.NaN }).seal(Buffer.from('v'), 0))).toMatch(/^ERR_CLOCK /);
    const token = format([A]).seal(Buffer.from('v'), 60);
    const keys = [{ key: A, retire: NOW + 1 }];
    expect(reason(format(keys, { now: () => Number.NaN }).open(token))).toBe('unknown_key');
    expect(codeOf(() => format([A]).seal(Buffer.from('v'), -1))).toMatch(/^ERR_LIFETIME /);
    expect(codeOf(() => format([A]).seal('v' as unknown as Uint8Array, 1))).toMatch(/^ERR_NOT_BYTES value/);
    expect(codeOf(() => format([A]).open('v' as unknown as Uint8Array))).toMatch(/^ERR_NOT_BYTES token/);
  });
});

function idOf(key: Buffer): string {
  return Buffer.from(sealed({ keys: [key] }).seal(Buffer.alloc(0), 0)).toString('hex', 1, 5);
}

function python(requests: readonly object[]): readonly unknown[] {
  const script = fileURLToPath(new URL('sealed.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync('python3', [script], { input: JSON.stringify(requests) });
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout));
}
