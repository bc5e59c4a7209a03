import fc from 'fast-check';
import { CompactEncrypt, EncryptJWT, jwtDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { EdgesealError, type JweOptions, jwe, type OpenResult, type TokenKeys } from '../src/index.ts';

const NOW = 1_795_375_502;
const [A, B] = [Buffer.alloc(64, 'a'), Buffer.alloc(64, 'b')];

const format = (keys: TokenKeys, more: Partial<JweOptions> = {}): ReturnType<typeof jwe> =>
  jwe({ keys, now: () => NOW, ...more });
const named = [{ key: A, id: 'first' }];
const text = (token: Uint8Array): string => Buffer.from(token).toString('latin1');
const reason = (result: OpenResult): string =>
  result.ok ? `ok ${Buffer.from(result.value).toString()}` : result.reason;
const open = (token: string, more: Partial<JweOptions> = {}, keys: TokenKeys = named): string =>
  reason(format(keys, more).open(Buffer.from(token, 'latin1')));
const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof EdgesealError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no error';
};

/** A token that somebody else has made, with whatever header and claims. */
const theirs = (claims: string, header: object = { kid: 'first' }, key: Uint8Array = A): Promise<string> =>
  new CompactEncrypt(Buffer.from(claims))
    .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', ...header })
    .encrypt(key);

describe('a JWE', () => {
  it.each(['', 'user=42', 'für "alle" \u0000\n', 'x'.repeat(5000)])(
    'is opened by the jose package: %j',
    async (value) => {
      const token = text(format(named, { purpose: 'session' }).seal(Buffer.from(value), 60));
      const { payload, protectedHeader } = await jwtDecrypt(token, A, {
        audience: 'session',
        currentDate: new Date(NOW * 1000),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256CBC-HS512'],
      });
      expect(payload).toEqual({ iat: NOW, exp: NOW + 60, aud: 'session', value });
      expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'first' });
      expect(open(token, { purpose: 'session' })).toBe(`ok ${value}`);
    },
  );

  it('that the jose package has sealed opens', async () => {
    const token = await new EncryptJWT({ value: 'user=42' })
      .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'first' })
      .setIssuedAt(NOW)
      .setExpirationTime(NOW + 60)
      .setAudience(['csrf', 'session'])
      .encrypt(A);
    const result = format(named, { purpose: 'session' }).open(Buffer.from(token));
    expect(result).toEqual({
      ok: true,
      value: Buffer.from('user=42'),
      issuedAt: NOW,
      expiresAt: NOW + 60,
      keyId: 'first',
    });
    expect(open(token, { purpose: 'download' })).toBe('wrong_purpose');
    expect(open(token)).toBe('wrong_purpose');
  });

  it('lasts for ever without exp, and is for nothing in particular without aud', () => {
    const token = text(format(named).seal(Buffer.from('v'), 0));
    expect(open(token, { now: () => NOW + 1e9 })).toBe('ok v');
    expect(open(token, { purpose: 'session' })).toBe('wrong_purpose');
  });

  it('may have the time of issue of the token before', () => {
    const token = format([A]).seal(Buffer.from('v'), 60, NOW - 500);
    expect(format([A]).open(token)).toMatchObject({ ok: true, issuedAt: NOW - 500, expiresAt: NOW + 60 });
    expect(codeOf(() => format([A]).seal(Buffer.from('v'), 60, -1))).toMatch(/^ERR_CLOCK /);
  });

  it.each<[string, string, string]>([
    ['an expiry that has come', '{"value":"v","exp":1795375502}', 'expired'],
    ['one with a fraction that has yet to come', '{"value":"v","exp":1795375502.5}', 'ok v'],
    ['the expiry 0, which is none in other formats', '{"value":"v","exp":0}', 'malformed'],
    ['a time of issue that is to come', '{"value":"v","iat":1795375600}', 'not_yet'],
    ['a time of issue before 1970', '{"value":"v","iat":-1}', 'malformed'],
    ['a text with half a character', '{"value":"\\ud800"}', 'malformed'],
    ['nbf', '{"value":"v","nbf":1795375600}', 'not_yet'],
    ['only a value', '{"value":"v"}', 'ok v'],
    ['no value', '{"iat":1}', 'malformed'],
    ['a value that is no text', '{"value":1}', 'malformed'],
    ['times that are none', '{"value":"v","exp":"soon"}', 'malformed'],
    ['an audience that is none', '{"value":"v","aud":1}', 'malformed'],
    ['an audience of other things', '{"value":"v","aud":["",1]}', 'malformed'],
    ['a list', '["v"]', 'malformed'],
    ['nothing', 'null', 'malformed'],
    ['no JSON', 'value=v', 'malformed'],
    ['members that others have', '{"value":"v","__proto__":{"exp":1},"sub":"me"}', 'ok v'],
  ])('is judged by its claims: %s', async (_, claims, expected) => {
    expect(open(await theirs(claims))).toBe(expected);
  });

  it('has whole seconds for its times, and none that are no safe integers, so that it can be renewed', async () => {
    const token = await theirs('{"value":"v","iat":1795375501.5,"exp":1795375502.25,"nbf":0.5}');
    const result = format(named).open(Buffer.from(token));
    expect(result).toMatchObject({ ok: true, issuedAt: NOW - 1, expiresAt: NOW + 1 });
    const late = format(named).open(Buffer.from(await theirs('{"value":"v","exp":1e300}')));
    expect(late).toMatchObject({ ok: true, expiresAt: Number.MAX_SAFE_INTEGER });
  });

  it.each<[string, object, string]>([
    ['a key that there is not', { kid: 'second' }, 'unknown_key'],
    ['no key', {}, 'ok v'],
    ['a type', { kid: 'first', typ: 'JWT' }, 'ok v'],
  ])('is known by its header: %s', async (_, header, expected) => {
    expect(open(await theirs('{"value":"v"}', header))).toBe(expected);
  });

  it('of another algorithm, or with more in its header than is understood, is malformed', async () => {
    const token = await theirs('{"value":"v"}');
    const rest = token.slice(token.indexOf('.'));
    for (const header of [
      { alg: 'A256KW', enc: 'A256CBC-HS512', kid: 'first' },
      { alg: 'dir', enc: 'A256GCM', kid: 'first' },
      { alg: 'none', kid: 'first' },
      { alg: 'dir', enc: 'A256CBC-HS512', kid: 'first', zip: 'DEF' },
      { alg: 'dir', enc: 'A256CBC-HS512', kid: 'first', crit: ['exp'] },
      { alg: 'dir', enc: 'A256CBC-HS512', kid: 1 },
      ['dir'],
    ]) {
      const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
      expect(open(encoded + rest), JSON.stringify(header)).toBe('malformed');
    }
    expect(open(`e30${rest}`)).toBe('malformed');
    expect(open(`${'A'.repeat(3000)}${rest}`)).toBe('malformed');
  });

  it('with any character or bit changed does not open', () => {
    const token = format(named).seal(Buffer.from('user=42'), 60);
    for (let bit = 0; bit < token.length * 8; bit++) {
      const changed = Buffer.from(token);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(format(named).open(changed).ok, `bit ${bit}`).toBe(false);
    }
    for (let length = 0; length < token.length; length++) {
      expect(format(named).open(token.subarray(0, length)).ok, `${length}`).toBe(false);
    }
    for (const more of ['A', '=', '.', ' ', '\n', 'AAAA']) {
      expect(format(named).open(Buffer.concat([token, Buffer.from(more)])).ok, more).toBe(false);
    }
  });

  it('whose spare bits are changed, which decoders overlook, does not open', () => {
    const token = text(format(named).seal(Buffer.from('user=42'), 60));
    const [, , iv = '', , tag = ''] = token.split('.');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const part of [iv, tag]) {
      const last = alphabet.indexOf(part.slice(-1));
      const other = part.slice(0, -1) + (alphabet[last ^ 1] ?? '');
      expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(part, 'base64url'));
      expect(open(token.replace(part, other))).toBe('malformed');
    }
  });

  it('never fails in any other way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, shaped) => {
        const iv = Buffer.alloc(16).toString('base64url');
        const tag = Buffer.alloc(32).toString('base64url');
        const encoded = Buffer.from(bytes).toString('base64url');
        const token = shaped ? Buffer.from(`${encoded}..${iv}.${encoded}.${tag}`) : bytes;
        expect(format(named).open(token).ok).toBe(false);
      }),
    );
  });
});

it('is not taken with its IV moved into its ciphertext, or some of that into the IV', () => {
  const format = jwe({ keys: [Buffer.alloc(64, 'k')] });
  const [header = '', , iv = '', ciphertext = '', tag = ''] = Buffer.from(format.seal(Buffer.from('v'), 60))
    .toString()
    .split('.');
  const all = Buffer.concat([Buffer.from(iv, 'base64url'), Buffer.from(ciphertext, 'base64url')]);
  const cutAt = (length: number): string =>
    [header, '', all.subarray(0, length).toString('base64url'), all.subarray(length).toString('base64url'), tag].join(
      '.',
    );
  expect(format.open(Buffer.from(cutAt(16))).ok).toBe(true);
  for (let length = 0; length < all.length; length++) {
    if (length !== 16) expect(format.open(Buffer.from(cutAt(length))).ok, `an IV of ${length} bytes`).toBe(false);
  }
});

describe('keys of a JWE', () => {
  it('take turns: the first seals, any opens', () => {
    const token = text(format([A]).seal(Buffer.from('v'), 60));
    expect(open(token, {}, [B, A])).toBe('ok v');
    expect(open(token, {}, [B])).toBe('unknown_key');
    expect(open(token, {}, [B, { key: A, retire: NOW }])).toBe('unknown_key');
  });

  it('are tried in turn where the token names none', async () => {
    const token = await theirs('{"value":"v"}', {}, B);
    expect(open(token, {}, [A, B])).toBe('ok v');
    expect(open(token, {}, [A])).toBe('tampered');
  });

  it.each<[string, () => unknown, string]>([
    [
      'of another length',
      () => jwe({ keys: [Buffer.alloc(32)] }),
      'ERR_KEY_LENGTH keys: must be 64 bytes long for a JWE, got 32',
    ],
    [
      'of one name',
      () =>
        jwe({
          keys: [
            { key: A, id: 'k' },
            { key: B, id: 'k' },
          ],
        }),
      'ERR_KEY_ID keys: two have the id "k"',
    ],
    [
      'and half a character for a purpose',
      () => format([A], { purpose: '\ud800' }),
      'ERR_PURPOSE purpose: must be text of whole characters',
    ],
    ['that are none', () => jwe({ keys: [] }), 'ERR_NO_KEY keys: must have at least one'],
    [
      'and a value that is not UTF-8',
      () => format([A]).seal(Buffer.from([0xff]), 1),
      'ERR_VALUE_ENCODING value: must be UTF-8 in a JWE',
    ],
  ])('%s are refused', (_, action, error) => {
    expect(codeOf(action)).toBe(error);
  });
});
