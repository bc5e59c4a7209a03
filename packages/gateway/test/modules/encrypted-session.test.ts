import { describe, expect, it } from 'vitest';
import vectors from '../../../token/test/vectors/classic.json' with { type: 'json' };
import type { Module } from '../../src/config/module.ts';
import { encryptedSession } from '../../src/modules/encrypted-session/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { type Harness, type HarnessOptions, loadFailure, loadModules, serverConf } from '../module-harness.ts';

const MODULES: readonly Module[] = [variables, rewrite, setMisc, encryptedSession] as readonly Module[];
const NOW = 1_700_000_000;
const KEY = 'encrypted_session_key "abcdefghijklmnopqrstuvwxyz123456";';
const OTHER_KEY = 'encrypted_session_key "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456";';
const SEAL = 'set_encrypt_session $t value; set_encode_hex $t; return 200 $t;';
const OPEN = 'set_decode_hex $t $arg_t; set_decrypt_session $v $t; return 200 "[$v]";';

const load = (directives: string, options?: HarnessOptions): Harness =>
  loadModules(serverConf(directives), MODULES, options);

/** A configuration that seals at /seal and, in the same way, opens at /open?t=. */
const sealAndOpen = (directives: string): string =>
  `${directives} location /seal { ${SEAL} } location /open { ${OPEN} }`;

/** How many seconds after its making the token of a target is still opened, told by trying: 0 where it always is. */
async function lifetimeOf(directives: string, target: string): Promise<number> {
  let now = NOW;
  const { get } = load(directives, { environment: { now: () => now * 1000 } });
  const token = await get(target);
  const opens = async (at: number): Promise<boolean> => {
    now = NOW + at;
    return (await get(`/open?t=${token}`)) === '[value]';
  };
  if (await opens(100_000_000_000)) return 0;
  for (const lifetime of [1, 2, 60, 600, 1800, 3600, 5400, 86_400, 604_800]) {
    if ((await opens(lifetime - 1)) && !(await opens(lifetime))) return lifetime;
  }
  throw new Error('another lifetime than the tests have');
}

describe('tokens that the C module made', () => {
  it.each(vectors.vectors)('are made here as well, and opened: $tokenBase64', async (vector) => {
    const { key, iv, expires, expiresAt, plaintextHex, tokenBase64 } = vector;
    const seconds = /^\d+$/.test(String(expires)) ? Number(expires) : secondsOf(String(expires));
    const now = expiresAt === 0 ? NOW : expiresAt - seconds;
    const settings = `encrypted_session_key "${key}"; ${iv === null ? '' : `encrypted_session_iv "${iv}";`} encrypted_session_expires ${expires};`;
    const { get } = load(
      `${settings}
       location /seal { set_decode_hex $v $arg_v; set_encrypt_session $t $v; set_encode_base64 $t; return 200 $t; }
       location /open { set_unescape_uri $t $arg_t; set_decode_base64 $t; set_decrypt_session $v $t; set_encode_hex $v; return 200 $v; }`,
      { environment: { now: () => now * 1000 } },
    );
    expect(await get(`/seal?v=${plaintextHex}`)).toBe(tokenBase64);
    expect(await get(`/open?t=${encodeURIComponent(tokenBase64)}`)).toBe(plaintextHex);
  });
});

function secondsOf(time: string): number {
  const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  return [...time.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, n, unit = 's']) => sum + Number(n) * (units[unit] ?? 0),
    0,
  );
}

describe('encrypted_session_expires', () => {
  it.each([
    ['one day by default', '', 86_400],
    ['plain seconds', 'encrypted_session_expires 3600;', 3600],
    ['minutes', 'encrypted_session_expires 30m;', 1800],
    ['days', 'encrypted_session_expires 7d;', 604_800],
    ['a sum of terms', 'encrypted_session_expires 1h30m;', 5400],
    ['never', 'encrypted_session_expires 0;', 0],
  ])('takes %s', async (_what, directive, seconds) => {
    expect(await lifetimeOf(`${KEY} ${sealAndOpen(directive)}`, '/seal')).toBe(seconds);
  });

  it('is inherited, and overridden by an inner level', async () => {
    const directives = `${KEY} encrypted_session_expires 1h; ${sealAndOpen('')}
      location /own { encrypted_session_expires 1; ${SEAL} }
      location /outer { encrypted_session_expires 2; location /outer/inner { ${SEAL} } }`;
    expect(await lifetimeOf(directives, '/seal')).toBe(3600);
    expect(await lifetimeOf(directives, '/own')).toBe(1);
    expect(await lifetimeOf(directives, '/outer/inner')).toBe(2);
  });

  it('in an if that matched counts for what comes after it in the location', async () => {
    const directives = `${KEY} ${sealAndOpen('')}
      location /if {
        encrypted_session_expires 1h;
        if ($arg_short) { encrypted_session_expires 60; }
        if ($arg_long) { encrypted_session_expires 7d; }
        ${SEAL}
      }`;
    expect(await lifetimeOf(directives, '/if')).toBe(3600);
    expect(await lifetimeOf(directives, '/if?short=1')).toBe(60);
    expect(await lifetimeOf(directives, '/if?long=1')).toBe(604_800);
    expect(await lifetimeOf(directives, '/if?short=1&long=1')).toBe(604_800);
  });

  it('takes a variable, read as a time for each request', async () => {
    const directives = `${KEY} ${sealAndOpen('')} location /v { encrypted_session_expires $arg_e; ${SEAL} }`;
    expect(await lifetimeOf(directives, '/v?e=10m')).toBe(600);
    expect(await lifetimeOf(directives, '/v?e=2')).toBe(2);
    const { request, log } = load(directives);
    expect((await request({ target: '/v?e=soon' })).status).toBe(500);
    expect(log).toEqual(['[error] encrypted_session: invalid encrypted_session_expires value']);
  });
});

describe('keys and IVs', () => {
  it('are inherited, and overridden by an inner level and by an if', async () => {
    const { get } = load(`${KEY} ${sealAndOpen('')}
      location /other { ${OTHER_KEY} ${SEAL} }
      location /if { if ($arg_other) { ${OTHER_KEY} } ${SEAL} }
      location /iv { encrypted_session_iv 1234567812345678; ${SEAL} }
      location /open-other { ${OTHER_KEY} ${OPEN} }`);
    const opened = async (from: string, at: string): Promise<string> => get(`${at}?t=${await get(from)}`);
    expect(await opened('/seal', '/open')).toBe('[value]');
    expect(await opened('/other', '/open')).toBe('[]');
    expect(await opened('/other', '/open-other')).toBe('[value]');
    expect(await opened('/if', '/open')).toBe('[value]');
    expect(await opened('/if?other=1', '/open-other')).toBe('[value]');
    expect(await opened('/iv', '/open')).toBe('[]');
  });

  it('without a key the request ends with 500, and the log says why', async () => {
    for (const target of ['/seal', '/open?t=00']) {
      const { request, log } = load(sealAndOpen(''));
      expect((await request({ target })).status).toBe(500);
      expect(log).toEqual([
        '[error] encrypted_session: a key is required to be defined by the encrypted_session_key directive',
      ]);
    }
  });

  it('a level with an IV of its own but no key still has none', async () => {
    const { request } = load(`location / { encrypted_session_iv x; ${SEAL} }`);
    expect((await request()).status).toBe(500);
  });
});

describe('set_encrypt_session and set_decrypt_session', () => {
  it('work on the variable itself where there is no second argument', async () => {
    const { get } = load(`${KEY} location / {
      set $a "text of $arg_who"; set_encrypt_session $a; set $sealed $a; set_decrypt_session $a;
      if ($sealed = $a) { return 200 same; } return 200 $a; }`);
    expect(await get('/?who=me')).toBe('text of me');
  });

  it('run in a server, and in an if of a server', async () => {
    const { get } = load(`${KEY} set_encrypt_session $t outer; if ($arg_in) { set_encrypt_session $t inner; }
      location / { set_decrypt_session $t; return 200 $t; }`);
    expect(await get('/')).toBe('outer');
    expect(await get('/?in=1')).toBe('inner');
  });

  it('have no effect in http, as in nginx', () => {
    expect(
      loadFailure(`http { ${KEY} set_encrypt_session $t x; server { location / { return 200 $t; } } }`, MODULES),
    ).toBe('');
  });

  it('take and give any bytes', async () => {
    const { get } = load(
      `${KEY} location / { set_decode_hex $v $arg_v; set_encrypt_session $t $v; set_decrypt_session $w $t; set_encode_hex $w; return 200 $w; }`,
    );
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString('hex');
    for (const hex of ['', '00', 'ff', '0d0a', all, all.repeat(40)]) expect(await get(`/?v=${hex}`)).toBe(hex);
  });

  it.each(['', '00', '00'.repeat(16), '00'.repeat(31), '00'.repeat(32), 'ff'.repeat(48), 'ab'.repeat(5000)])(
    'give nothing for bytes that are no token (%#)',
    async (hex) => {
      const { request } = load(`${KEY} ${sealAndOpen('')}`);
      const { status, body } = await request({ target: `/open?t=${hex}` });
      expect([status, body]).toEqual([200, '[]']);
    },
  );
});

describe('wrong directives', () => {
  it.each([
    ['encrypted_session_key 1234567890123456;', 'encrypted_session_key: the key must be of 32 bytes long'],
    ['encrypted_session_key;', 'invalid number of arguments in "encrypted_session_key" directive'],
    [`${KEY} ${KEY}`, '"encrypted_session_key" directive is duplicate'],
    [
      'encrypted_session_iv 12345678901234567;',
      'encrypted_session_iv: the init vector must NOT be longer than 16 bytes',
    ],
    ['encrypted_session_iv a; encrypted_session_iv b;', '"encrypted_session_iv" directive is duplicate'],
    ['encrypted_session_expires -1;', '"encrypted_session_expires" directive invalid value'],
    ['encrypted_session_expires 1x;', '"encrypted_session_expires" directive invalid value'],
    ['encrypted_session_expires 1s 2;', 'invalid number of arguments in "encrypted_session_expires" directive'],
    ['set_encrypt_session;', 'invalid number of arguments in "set_encrypt_session" directive'],
    ['set_encrypt_session $a b c;', 'invalid number of arguments in "set_encrypt_session" directive'],
    ['set_decrypt_session a b;', 'invalid variable name "a"'],
    ['set_decrypt_session $host b;', 'the duplicate "host" variable'],
  ])('%s', (directive, message) => {
    expect(loadFailure(serverConf(directive), MODULES)).toBe(`${message} in nginx.conf:1`);
  });
});
