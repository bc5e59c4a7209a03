import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classic } from '@edgeseal/token';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePrefix } from '../e2e/program.ts';
import { NOW, runHere } from './recorded-terminal.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz012345';
const OTHER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const LONG = KEY + OTHER;

let prefix = '';
const file = (name: string): readonly string[] => ['--key-file', join(prefix, name)];

beforeAll(() => {
  prefix = makePrefix({
    key: `${KEY}\n`,
    other: OTHER,
    long: LONG,
    form: `base64:${Buffer.from(KEY).toString('base64')}\n`,
    short: 'too short',
    broken: 'hex:xyz',
  });
});
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

async function sealed(args: readonly string[], input: string | Uint8Array = 'alice'): Promise<string> {
  const { status, out, complaint } = await runHere(['token', 'seal', ...args], { input });
  expect(complaint).toBe('');
  expect(status).toBe(0);
  return out.replace(/\n$/, '');
}

async function explained(
  token: string,
  args: readonly string[],
  now = NOW,
): Promise<Readonly<Record<string, unknown>>> {
  const { out } = await runHere(['token', 'explain', '--json', ...args, token], { now });
  return JSON.parse(out) as Readonly<Record<string, unknown>>;
}

describe('token seal and open', () => {
  it.each(
    ['sealed', 'jwe', 'classic'].flatMap((format) =>
      ['base64url', 'base64', 'base32', 'hex', 'text'].map((encoding) => [format, encoding] as const),
    ),
  )(
    'make a token in the %s format and the %s encoding, and open it without being told which',
    async (format, encoding) => {
      const key = file(format === 'jwe' ? 'long' : 'key');
      const value = format === 'jwe' ? 'zoë\n' : Buffer.from([0, 255, 10, 32, 13]);
      const { out } = await runHere(['token', 'seal', ...key, '--format', format, '--encoding', encoding], {
        input: value,
      });
      const opened = await runHere(['token', 'open', ...key], { input: Buffer.from(out, 'latin1') });
      expect(opened).toEqual({ status: 0, out: Buffer.from(value).toString('latin1'), complaint: '' });
    },
  );

  it('agree with the C module', async () => {
    const token = await sealed([...file('key'), '--format', 'classic', '--iv', '12345678', '--encoding', 'hex']);
    const module = classic({ key: Buffer.from(KEY), iv: Buffer.from('12345678'), now: () => NOW / 1000 });
    expect(token).toBe(Buffer.from(module.seal(Buffer.from('alice'), 86400)).toString('hex'));
    expect(await explained(token, [...file('key'), '--iv', '12345678'])).toMatchObject({
      status: 'ok',
      format: 'classic',
    });
  });

  it('take the key from a file, the environment or what is typed, in any form', async () => {
    const token = await sealed(file('key'));
    const ok = { status: 0, out: 'alice', complaint: '' };
    expect(await runHere(['token', 'open', ...file('form'), token])).toEqual(ok);
    expect(await runHere(['token', 'open', '--key-env', 'K', token], { env: { K: KEY } })).toEqual(ok);
    expect(await runHere(['token', 'open', token], { typed: KEY })).toEqual(ok);
    expect(await runHere(['token', 'open', token], { typed: `hex:${Buffer.from(KEY).toString('hex')}` })).toEqual(ok);
    expect(await runHere(['token', 'open', ...file('other'), ...file('key'), token])).toEqual(ok);
  });

  it('take a token from a cookie or a link as it is there', async () => {
    const token = encodeURIComponent(await sealed([...file('key'), '--encoding', 'base64']));
    expect(await runHere(['token', 'open', ...file('key'), token])).toMatchObject({ status: 0, out: 'alice' });
  });

  it('print JSON', async () => {
    const { out } = await runHere(['token', 'seal', '--json', ...file('key')], { input: 'zoë' });
    const { token, ...rest } = JSON.parse(out) as Readonly<Record<string, string>>;
    expect(rest).toEqual({ format: 'sealed', encoding: 'base64url' });
    const opened = await runHere(['token', 'open', '--json', ...file('key'), token ?? '']);
    expect(JSON.parse(Buffer.from(opened.out, 'latin1').toString())).toEqual({
      status: 'ok',
      format: 'sealed',
      encoding: 'base64url',
      value: 'zoë',
    });
    const bytes = await sealed(file('key'), Buffer.from([255]));
    const other = await runHere(['token', 'open', '--json', ...file('key'), bytes]);
    expect(JSON.parse(other.out)).toMatchObject({ valueBase64: '/w==' });
  });

  it('say why a token does not open, and print no value then', async () => {
    const token = await sealed(file('key'));
    expect(await runHere(['token', 'open', ...file('other'), token])).toEqual({
      status: 1,
      out: '',
      complaint: 'the token does not open: unknown_key',
    });
  });
});

describe('token explain', () => {
  it('says the format, the key, the times and the purpose, and the value only if asked', async () => {
    const token = await sealed([...file('key'), '--purpose', 'login', '--expires', '1h']);
    const { status, out } = await runHere(['token', 'explain', ...file('key'), '--purpose', 'login', token]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^status: ok: it opens\nformat: sealed\nencoding: base64url\nkey id: [\da-f]{8}\nissued: 2026-11-23T12:00:00Z \(0 s ago\)\nexpires: 2026-11-23T13:00:00Z \(in 3600 s\)\npurpose: login\n$/,
    );
    const shown = await runHere(['token', 'explain', '--show-value', ...file('key'), '--purpose', 'login', token]);
    expect(shown.out).toBe(`${out}value: "alice"\n`);
  });

  it('sends nothing of a value to the terminal that it would act on', async () => {
    const token = await sealed(file('key'), '\x1b[2J\x07');
    const { out } = await runHere(['token', 'explain', '--show-value', ...file('key'), token]);
    expect(out).toContain('value: "\\u001b[2J\\u0007"\n');
  });

  it.each([
    ['of an unknown key', 'sealed', 'other', 0, { status: 'unknown_key', format: 'sealed', encoding: 'base64url' }],
    ['that is too old', 'sealed', 'key', 90_000_000, { status: 'expired', expiresAt: NOW / 1000 + 86400 }],
    ['from the future', 'sealed', 'key', -90_000_000, { status: 'not_yet', issuedAt: NOW / 1000 }],
    ['of another classic key', 'classic', 'other', 0, { status: 'tampered', format: 'classic' }],
    ['of the classic format that is too old', 'classic', 'key', 90_000_000, { status: 'expired', format: 'classic' }],
  ] as const)('says what is wrong with a token %s', async (_, format, key, later, expected) => {
    const token = await sealed([...file('key'), '--format', format]);
    expect(await explained(token, file(key), NOW + later)).toMatchObject(expected);
  });

  it('says so of a token for another purpose, of one that was changed, and of what is none', async () => {
    const token = await sealed([...file('key'), '--purpose', 'login']);
    expect(await explained(token, file('key'))).toMatchObject({ status: 'tampered', format: 'sealed' });
    const jwe = await sealed([...file('long'), '--format', 'jwe', '--purpose', 'login']);
    expect(await explained(jwe, [...file('long'), '--purpose', 'csrf'])).toMatchObject({ status: 'wrong_purpose' });
    const changed = token.slice(0, -5) + (token.at(-5) === 'A' ? 'B' : 'A') + token.slice(-4);
    expect(await explained(changed, [...file('key'), '--purpose', 'login'])).toMatchObject({ status: 'tampered' });
    expect(await explained('!', file('key'))).toEqual({
      status: 'malformed',
      reason: 'it has not the shape of a token of any format that was tried',
    });
  });
});

describe('a token command that is wrong', () => {
  const wrong: readonly (readonly [args: readonly string[], complaint: string, typed?: string])[] = [
    [[], 'token takes seal, open or explain (see --help)'],
    [['steal'], 'token takes seal, open or explain (see --help)'],
    [['open', 'a', 'b'], 'only one token can be given', KEY],
    [['open', '--key', 'x'], "Unknown option '--key'"],
    [['open', '--format', 'jws', 'a'], '--format must be sealed, jwe, classic', KEY],
    [['open', '--encoding', 'utf8', 'a'], '--encoding must be hex, base32, base64url, base64, text', KEY],
    [['open', 'a'], 'no key: give --key-file FILE, --key-env NAME or --keyring FILE'],
    [['open', 'a'], 'a key must be of 32 bytes or more', 'short'],
    [['open', 'a'], 'the key is not valid hex', 'hex:q'],
    [['open', '--key-env', 'EDGESEAL_NOT_THERE', 'a'], 'the environment has no variable "EDGESEAL_NOT_THERE"'],
    [['open', '--format', 'jwe', 'a'], 'no key has the length that the format asks for', KEY],
    [['seal', '--format', 'jwe'], 'a key of the jwe format must be of 64 bytes', KEY],
    [['seal', '--format', 'classic'], 'a key of the classic format must be of 32 bytes', LONG],
    [['seal', '--format', 'classic', '--purpose', 'x'], '--purpose needs the sealed or jwe format', KEY],
    [['seal', '--format', 'classic', '--iv', '12345678901234567'], '--iv must be of at most 16 bytes', KEY],
    [['seal', '--expires', 'soon'], '--expires must be a time (1d)', KEY],
    [['seal', 'value'], 'the value is read from standard input', KEY],
    [['seal', '--show-value'], '--show-value is only for explain', KEY],
    [['open', '--expires', '1d'], '--expires is only for seal', KEY],
  ];
  it.each(wrong.map(([args, complaint, typed]) => ({ args, complaint, typed })))(
    '$args: $complaint',
    async ({ args, complaint, typed }) => {
      const outcome = await runHere(['token', ...args], typed === undefined ? {} : { typed });
      expect(outcome).toEqual({ status: 2, out: '', complaint });
    },
  );

  it('names the file that a key is not in, and shows nothing of the key', async () => {
    expect(await runHere(['token', 'open', ...file('gone'), 'a'])).toMatchObject({
      status: 2,
      complaint: `open() "${join(prefix, 'gone')}" failed (2: No such file or directory)`,
    });
    for (const name of ['short', 'broken']) {
      const { status, complaint } = await runHere(['token', 'open', ...file(name), 'a']);
      expect(status).toBe(2);
      expect(complaint).not.toContain(readFileSync(join(prefix, name), 'latin1').slice(4));
    }
  });

  it('does not seal in the jwe format what is not UTF-8', async () => {
    const { status, complaint } = await runHere(['token', 'seal', '--format', 'jwe', ...file('long')], {
      input: Buffer.from([255]),
    });
    expect(status).toBe(1);
    expect(complaint).toContain('UTF-8');
  });
});

describe('a key ring', () => {
  const k = (key: string): string => Buffer.from(key).toString('base64url');
  const ring = (name: string): readonly string[] => ['--keyring', join(prefix, name)];
  const write = (name: string, keys: readonly object[], mode = 0o600): readonly string[] => {
    writeFileSync(join(prefix, name), JSON.stringify({ keys: keys.map((key) => ({ kty: 'oct', ...key })) }), { mode });
    return ring(name);
  };
  const current = { kid: 'current', k: k(OTHER) };
  const old = { kid: 'old', k: k(KEY), retire: NOW / 1000 };
  const next = { kid: 'next', k: k(LONG), 'not-before': NOW / 1000 + 60 };

  it.each([
    ['sealed', [next, old, current]],
    ['classic', [old, current]],
    ['jwe', [old, { kid: 'current', k: k(LONG) }]],
  ])('seals with the first key that is in use, and opens with it: %s', async (format, list) => {
    const keys = write(`ring-${format}`, list);
    const token = await sealed([...keys, '--format', format]);
    expect(await runHere(['token', 'open', ...keys, token])).toEqual({ status: 0, out: 'alice', complaint: '' });
    expect(await explained(token, keys)).toMatchObject({ status: 'ok', keyId: 'current' });
  });

  it('has classic tokens opened with the IV of their key, and not once that is retired', async () => {
    const own = { ...old, iv: k('ABCDEFGHabcdefgh'), retire: NOW / 1000 + 60 };
    const keys = write('ring-iv', [own]);
    const token = await sealed([...keys, '--format', 'classic']);
    expect(await explained(token, [...file('key'), '--iv', 'ABCDEFGHabcdefgh'])).toMatchObject({ status: 'ok' });
    expect((await explained(token, [...keys, '--format', 'classic'], NOW + 59_000))['status']).toBe('ok');
    expect((await runHere(['token', 'open', ...keys, token], { now: NOW + 60_000 })).status).not.toBe(0);
  });

  it('does not know tokens of keys that it has not', async () => {
    const token = await sealed(file('key'));
    expect(await explained(token, write('ring-other', [current]))).toMatchObject({ status: 'unknown_key' });
    const jwe = await sealed([...write('ring-gone', [{ kid: 'gone', k: k(LONG) }]), '--format', 'jwe']);
    const here = write('ring-here', [{ kid: 'here', k: k(OTHER + KEY) }]);
    expect(await explained(jwe, here)).toMatchObject({ status: 'unknown_key', format: 'jwe', keyId: 'gone' });
    const header = Buffer.from('{"alg":"dir","enc":"A256CBC-HS512","kid":"\\u001b[2J"}').toString('base64url');
    const hostile = await explained(jwe.replace(/^[^.]*/, header), here);
    expect(hostile['status']).toBe('unknown_key');
    expect(hostile).not.toHaveProperty('keyId');
  });

  it.each([
    [
      'is readable by others',
      () => write('ring-open', [current], 0o644),
      'has mode 0644: others than its owner must have',
    ],
    ['has no key in use', () => write('ring-over', [old]), 'no key of the key ring is in use at this time'],
    ['is broken', () => write('ring-short', [{ kid: 'a', k: 'AAAA' }]), 'ring-short": '],
    ['is not there', () => ring('nowhere'), 'nowhere" failed (2: No such file or directory)'],
  ])('that %s is refused', async (_, keys, complaint) => {
    const { status, complaint: said } = await runHere(['token', 'seal', ...keys()], { input: 'alice' });
    expect(status).toBe(2);
    expect(said).toContain(complaint);
  });
});
