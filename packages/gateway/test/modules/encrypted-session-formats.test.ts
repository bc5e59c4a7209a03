import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { encryptedSession } from '../../src/modules/encrypted-session/index.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { makePrefix } from '../e2e/program.ts';
import { type Harness, loadFailure, loadModules, serverConf } from '../module-harness.ts';

const MODULES: readonly Module[] = [variables, rewrite, setMisc, encryptedSession, headers] as readonly Module[];
const NOW = 1_800_000_000;
const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const LONG = 'l'.repeat(64);

const SEAL = 'set_unescape_uri $v $arg_v; set_encrypt_session $t $v; set_encode_hex $t; return 200 $t;';
const OPEN = 'set_decode_hex $t $arg_t; set_decrypt_session $v $t; return 200 "[$v] $encrypted_session_status";';
const TOLD =
  '$encrypted_session_status|$encrypted_session_format|$encrypted_session_key_id|$encrypted_session_issued|$encrypted_session_expires_at|$encrypted_session_remaining';

/** A configuration whose time a test sets. */
function load(directives: string): { readonly harness: Harness; at: (seconds: number) => Harness['get'] } {
  let now = NOW;
  const environment = { now: () => now * 1000, randomBytes: (size: number) => new Uint8Array(size) };
  const harness = loadModules(serverConf(directives), MODULES, { environment });
  const at = (seconds: number): Harness['get'] => {
    now = NOW + seconds;
    return harness.get;
  };
  return { harness, at };
}

const both = (settings: string): string =>
  `${settings} location /seal { ${SEAL} } location /open { ${OPEN} }
   location /told { set_decode_hex $t $arg_t; set_decrypt_session $v $t; return 200 "${TOLD}"; }`;

/** Seals by some settings and opens by others. */
async function through(sealing: string, opening: string, later = 0): Promise<string> {
  const token = await load(both(sealing)).at(0)('/seal?v=user');
  return load(both(opening)).at(later)(`/open?t=${token}`);
}

const failure = (settings: string): string => loadFailure(serverConf(both(settings)), MODULES);

describe('keys', () => {
  const keys = (...written: string[]): string => `encrypted_session_key ${written.map((key) => `"${key}"`).join(' ')};`;

  it.each(['classic', 'sealed'])('of the %s format take turns: the first seals, any opens', async (format) => {
    const f = `encrypted_session_format ${format};`;
    expect(await through(keys(OLD) + f, keys(NEW, OLD) + f)).toBe('[user] ok');
    expect(await through(keys(NEW, OLD) + f, keys(NEW) + f)).toBe('[user] ok');
    expect(await through(keys(OLD) + f, keys(NEW) + f)).toBe(format === 'sealed' ? '[] unknown_key' : '[] tampered');
  });

  it('may be written in several forms, which are the same key', async () => {
    const prefix = makePrefix({ raw: `${OLD}\n`, encoded: `base64:${Buffer.from(OLD).toString('base64')}\r\n` });
    process.env['EDGESEAL_TEST_KEY'] = OLD;
    try {
      for (const form of [
        `base64:${Buffer.from(OLD).toString('base64')}`,
        `base64:${Buffer.from(OLD).toString('base64url')}`,
        `hex:${Buffer.from(OLD).toString('hex')}`,
        `file:${join(prefix, 'raw')}`,
        `file:${join(prefix, 'encoded')}`,
        'env:EDGESEAL_TEST_KEY',
      ]) {
        expect(await through(keys(OLD), keys(form)), form).toBe('[user] ok');
      }
    } finally {
      delete process.env['EDGESEAL_TEST_KEY'];
      rmSync(prefix, { recursive: true });
    }
  });

  it.each([
    ['too short', keys('x'.repeat(31)), 'encrypted_session_key: the key must be of 32 bytes long'],
    ['too long for classic', keys(LONG), 'encrypted_session_key: the key must be of 32 bytes long'],
    ['a second one too long', keys(OLD, LONG), 'encrypted_session_key: the key must be of 32 bytes long'],
    ['no base64', keys('base64:***'), 'encrypted_session_key: the key is not valid base64'],
    ['too short once decoded', keys('base64:YWJj'), 'encrypted_session_key: the key must be of 32 bytes long'],
    ['no hex', keys('hex:abc'), 'encrypted_session_key: the key is not valid hex'],
    ['no file', keys('file:/no/such/key'), 'open() "/no/such/key" failed (2: No such file or directory)'],
    ['a directory', keys('file:/tmp'), 'open() "/tmp" failed (21: Is a directory)'],
    ['no such variable', keys('env:NO_SUCH'), 'encrypted_session_key: the environment has no variable "NO_SUCH"'],
    ['twice the same', keys(OLD, NEW, OLD), 'encrypted_session_key: the same key is there twice'],
    [
      'not of 64 bytes for jwe',
      `${keys(OLD)} encrypted_session_format jwe;`,
      'encrypted_session_key: the key must be of 64 bytes long',
    ],
    [
      'not long enough for sealed',
      `${keys('hex:aabb')} encrypted_session_format sealed;`,
      'encrypted_session_key: the key must be of 32 or more bytes long',
    ],
  ])('that cannot be used are refused: %s', (_, settings, message) => {
    expect(failure(settings)).toBe(`${message} in nginx.conf:1`);
  });
});

describe('formats', () => {
  const sealedBy = `encrypted_session_key ${OLD}; encrypted_session_format sealed;`;

  it('are what tokens are sealed in, each of its own kind', async () => {
    const { at } = load(both(`encrypted_session_key ${LONG}; encrypted_session_format jwe;`));
    const token = Buffer.from(await at(0)('/seal?v=user'), 'hex').toString();
    expect(token).toMatch(/^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    const sealed = await load(both(sealedBy)).at(0)('/seal?v=user');
    expect(sealed).toMatch(/^01[0-9a-f]{8}/);
  });

  it('other than the one that is sealed with are opened where they are accepted, until their date', async () => {
    const classic = `encrypted_session_key ${OLD};`;
    const day = new Date((NOW + 86_400) * 1000).toJSON().slice(0, 10);
    const until = Date.parse(day) / 1000 - NOW;
    const accepting = `${sealedBy} encrypted_session_accept classic until=${day};`;
    const longLived = `${classic} encrypted_session_expires 0;`;
    expect(await through(longLived, sealedBy)).toBe('[] malformed');
    expect(await through(longLived, accepting, until - 1)).toBe('[user] ok');
    expect(await through(longLived, accepting, until)).toBe('[] malformed');
    expect(await through(sealedBy, accepting)).toBe('[user] ok');
  });

  it('that are accepted have those of the keys that fit them', async () => {
    const mixed = `encrypted_session_key ${LONG} ${OLD}; encrypted_session_format sealed; encrypted_session_accept classic jwe until=2100-01-01;`;
    expect(await through(`encrypted_session_key ${OLD};`, mixed)).toBe('[user] ok');
    expect(await through(`encrypted_session_key ${LONG}; encrypted_session_format jwe;`, mixed)).toBe('[user] ok');
  });

  it('refuse a value that they cannot hold', async () => {
    const { harness } = load(both(`encrypted_session_key ${LONG}; encrypted_session_format jwe;`));
    expect((await harness.request({ target: '/seal?v=%ff' })).status).toBe(500);
    expect(harness.log.join('\n')).toContain('the value is not UTF-8, which the jwe format requires');
  });

  it.each([
    ['encrypted_session_format other;', 'invalid value "other"'],
    [
      'encrypted_session_accept other;',
      'invalid value "other" in "encrypted_session_accept" directive, it must be "classic", "sealed" or "jwe"',
    ],
    ['encrypted_session_accept jwe jwe;', '"encrypted_session_accept" has "jwe" twice'],
    ['encrypted_session_accept until=2030-01-01;', '"encrypted_session_accept" must name a format'],
    ['encrypted_session_accept jwe until=2030-01-01 until=2031-01-01;', '"encrypted_session_accept" has "until" twice'],
    ['encrypted_session_accept jwe until=soon;', 'invalid date "until=soon" in "encrypted_session_accept" directive'],
    [
      'encrypted_session_accept jwe until=2030-02-30;',
      'invalid date "until=2030-02-30" in "encrypted_session_accept" directive',
    ],
    [
      'encrypted_session_accept jwe until=2030-01-01T25:00:00Z;',
      'invalid date "until=2030-01-01T25:00:00Z" in "encrypted_session_accept" directive',
    ],
    [
      `${sealedBy} encrypted_session_accept jwe;`,
      '"encrypted_session_accept jwe" has no key: encrypted_session_key: the key must be of 64 bytes long',
    ],
  ])('that are no such thing are refused: %s', (settings, message) => {
    expect(failure(settings)).toContain(message);
  });

  it('warn of classic that is accepted for ever, and of nothing else', () => {
    const warnings = (settings: string): readonly string[] => load(both(settings)).harness.warnings;
    expect(warnings(`${sealedBy} encrypted_session_accept classic;`)).toEqual([
      '"encrypted_session_accept classic" without "until=" keeps what is weak in that format for ever in nginx.conf:1',
    ]);
    expect(warnings(`${sealedBy} encrypted_session_accept classic until=2030-01-01T12:00:00+01:00;`)).toEqual([]);
  });
});

describe('a purpose', () => {
  const key = `encrypted_session_key ${OLD}; encrypted_session_format sealed;`;

  it('keeps the tokens of one location from another', async () => {
    const { at } = load(`${key}
      location /csrf { encrypted_session_purpose csrf; location /csrf/seal { ${SEAL} } location /csrf/open { ${OPEN} } }
      location /link { encrypted_session_purpose link; location /link/seal { ${SEAL} } location /link/open { ${OPEN} } }
      location /seal { ${SEAL} } location /open { ${OPEN} }`);
    const get = at(0);
    const [csrf, link, none] = [await get('/csrf/seal?v=a'), await get('/link/seal?v=b'), await get('/seal?v=c')];
    expect(await get(`/csrf/open?t=${csrf}`)).toBe('[a] ok');
    expect(await get(`/csrf/open?t=${link}`)).toBe('[] wrong_purpose');
    expect(await get(`/link/open?t=${none}`)).toBe('[] wrong_purpose');
    expect(await get(`/open?t=${csrf}`)).toBe('[] wrong_purpose');
    expect(await get(`/open?t=${none}`)).toBe('[c] ok');
  });

  it.each([
    ['$uri', '"encrypted_session_purpose" directive must not have variables'],
    ['\xff', '"encrypted_session_purpose" directive must be UTF-8'],
    ['""', '"encrypted_session_purpose" directive must name a purpose'],
  ])('that would be another than it seems is refused: %s', (name, message) => {
    expect(failure(`${key} encrypted_session_purpose ${name};`)).toContain(message);
  });

  it.each(['encrypted_session_purpose csrf;', 'encrypted_session_max_age 1d;', 'encrypted_session_not_before 5;'])(
    'and what else the classic format has no place for is refused there: %s',
    (directive) => {
      const [name] = directive.split(' ');
      expect(failure(`encrypted_session_key ${OLD}; ${directive}`)).toContain(
        `"${name}" needs "encrypted_session_format sealed" or "jwe": the classic format has no place for it`,
      );
    },
  );
});

describe('the variables about a token', () => {
  it('tell of the last one that the request has opened', async () => {
    const { at } = load(
      both(`encrypted_session_key ${OLD}; encrypted_session_format sealed; encrypted_session_expires 1h;`),
    );
    const token = await at(0)('/seal?v=user');
    const id = token.slice(2, 10);
    expect(await at(10)(`/told?t=${token}`)).toBe(`ok|sealed|${id}|${NOW}|${NOW + 3600}|3590`);
    expect(await at(4000)(`/told?t=${token}`)).toBe(`expired|sealed|${id}|${NOW}|${NOW + 3600}|0`);
    expect(await at(0)('/told?t=')).toBe('empty|||||');
    expect(await at(0)('/told?t=00')).toBe('malformed|||||');
    expect(await at(0)(`/told?t=${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)).toBe('tampered|sealed||||');
  });

  it('tell of classic tokens what they say', async () => {
    const { at } = load(both(`encrypted_session_key ${OLD}; encrypted_session_expires 0;`));
    expect(await at(0)(`/told?t=${await at(0)('/seal?v=user')}`)).toBe('ok|classic|||0|');
  });

  it('are nothing before a token is opened', async () => {
    expect(await load(`location / { return 200 "${TOLD}"; }`).at(0)('/')).toBe('|||||');
  });
});

describe('encrypted_session_not_before', () => {
  const key = `encrypted_session_key ${OLD}; encrypted_session_format sealed; encrypted_session_expires 0;`;
  const day = new Date(NOW * 1000).toJSON().slice(0, 19);

  it.each([
    [String(NOW), 'ok'],
    [String(NOW + 1), 'revoked'],
    [`${day}Z`, 'ok'],
    [`${day}-01:00`, 'revoked'],
    ['2000-01-01', 'ok'],
  ])('ends every session that was begun before: %s', async (time, status) => {
    const { at } = load(both(`${key} encrypted_session_not_before ${time};`));
    const token = await at(0)('/seal?v=user');
    expect(await at(10)(`/open?t=${token}`)).toBe(status === 'ok' ? '[user] ok' : '[] revoked');
  });

  it('may be of each user, and a renewed session is as old as it was', async () => {
    const { at, harness } = load(`${key.replace('s 0;', 's 1h;')} encrypted_session_not_before $arg_since;
      location /seal { ${SEAL} } location /open { ${OPEN} }
      location /renew { set_decode_hex $o $arg_t; set_renew_session $t $o; set_encode_hex $t; return 200 $t; }`);
    const token = await at(0)('/seal?v=user');
    const opened = (since: string, t = token): Promise<string> => at(2000)(`/open?t=${t}&since=${since}`);
    expect(await opened('')).toBe('[user] ok');
    expect(await opened(String(NOW))).toBe('[user] ok');
    expect(await opened(String(NOW + 1))).toBe('[] revoked');
    expect(await opened('never')).toBe('[] revoked');
    expect(harness.log.join()).toContain('invalid encrypted_session_not_before value');
    const renewed = await at(2000)(`/renew?t=${token}`);
    expect(await opened(String(NOW + 1), renewed)).toBe('[] revoked');
    expect(await at(2000)(`/renew?t=${token}&since=${NOW + 1}`)).toBe('');
  });

  it('refuses tokens that do not say when they were issued', async () => {
    const accepting = `${key} encrypted_session_accept classic until=2100-01-01; encrypted_session_not_before 1;`;
    expect(await through(`encrypted_session_key ${OLD};`, accepting)).toBe('[] revoked');
  });

  it('refuses what is no time', () => {
    expect(failure(`${key} encrypted_session_not_before soon;`)).toContain(
      '"encrypted_session_not_before" directive invalid value',
    );
  });
});

describe('set_renew_session', () => {
  const RENEW =
    'set_decode_hex $o $arg_t; set_renew_session $t $o SHARE; set_encode_hex $t; add_header Set-Cookie $t; return 200 $t;';
  const renewing = (settings: string, share = ''): string =>
    `${both(settings)} location /renew { ${RENEW.replace('SHARE', share)} }`;
  const hour = `encrypted_session_key ${OLD}; encrypted_session_format sealed; encrypted_session_expires 1h;`;

  it('gives a fresh token when less than half of the life is left, and nothing before', async () => {
    const { at, harness } = load(renewing(hour));
    const token = await at(0)('/seal?v=user');
    expect(await at(1800)(`/renew?t=${token}`)).toBe('');
    expect((await harness.request({ target: `/renew?t=${token}` })).fields.join()).not.toContain('Set-Cookie');
    const fresh = await at(1801)(`/renew?t=${token}`);
    expect(await at(1801)(`/told?t=${fresh}`)).toBe(`ok|sealed|${token.slice(2, 10)}|${NOW}|${NOW + 1801 + 3600}|3600`);
    expect(await at(1801)(`/open?t=${fresh}`)).toBe('[user] ok');
  });

  it('takes another share, and gives nothing of a token that does not open, or never ends', async () => {
    const { at } = load(renewing(hour, '90%'));
    const token = await at(0)('/seal?v=user');
    expect(await at(359)(`/renew?t=${token}`)).toBe('');
    expect(await at(361)(`/renew?t=${token}`)).not.toBe('');
    expect(await at(3600)(`/renew?t=${token}`)).toBe('');
    expect(await at(361)('/renew?t=00')).toBe('');
    const forever = load(renewing(hour.replace('1h', '0')));
    expect(await forever.at(1e6)(`/renew?t=${await forever.at(0)('/seal?v=user')}`)).toBe('');
  });

  it('makes sealed tokens of accepted classic ones', async () => {
    const token = await load(both(`encrypted_session_key ${OLD}; encrypted_session_expires 1h;`)).at(0)('/seal?v=user');
    const { at } = load(renewing(`${hour} encrypted_session_accept classic until=2100-01-01;`));
    const fresh = await at(2000)(`/renew?t=${token}`);
    expect(await at(2000)(`/told?t=${fresh}`)).toMatch(/^ok\|sealed\|/);
  });

  it('does not go beyond encrypted_session_max_age, at which every token ends', async () => {
    const { at } = load(renewing(`${hour} encrypted_session_max_age 2h;`));
    let token = await at(0)('/seal?v=user');
    token = await at(3000)(`/renew?t=${token}`);
    token = await at(5000)(`/renew?t=${token}`);
    expect(await at(5000)(`/told?t=${token}`)).toBe(`ok|sealed|${token.slice(2, 10)}|${NOW}|${NOW + 7200}|2200`);
    expect(await at(7000)(`/renew?t=${token}`)).toBe('');
    expect(await at(7199)(`/open?t=${token}`)).toBe('[user] ok');
    expect(await at(7200)(`/open?t=${token}`)).toBe('[] expired');
    const unlimited = load(both(hour.replace('1h', '0'))).at(0);
    const forever = await unlimited('/seal?v=user');
    expect(await at(7200)(`/open?t=${forever}`)).toBe('[] expired');
  });

  it.each(['0', '101', 'half', '50%%', '-1'])('refuses a share that is none: %s', (share) => {
    const message = loadFailure(serverConf(renewing(hour, share)), MODULES);
    expect(message).toContain(`invalid percentage "${share}" in "set_renew_session" directive`);
  });
});

describe('encrypted_session_cache', () => {
  const common = `encrypted_session_key ${LONG}; encrypted_session_cache 100; encrypted_session_expires 60s;`;

  it.each(['sealed', 'jwe'])('changes nothing in what tokens of the %s format come to', async (format) => {
    const { at } = load(
      `${common} encrypted_session_format ${format};
      location /other { encrypted_session_purpose other; ${OPEN} }
      location /short { encrypted_session_max_age 30s; ${OPEN} }
      location /since { encrypted_session_not_before ${NOW + 1}; ${OPEN} }
      ${both('')}`,
    );
    const token = await at(0)('/seal?v=user');
    const [open, other] = [`/open?t=${token}`, `/other?t=${token}`];
    for (let i = 0; i < 3; i++) {
      expect(await at(0)(open)).toBe('[user] ok');
      expect(await at(0)(other)).toBe('[] wrong_purpose');
      expect(await at(0)(`/short?t=${token}`)).toBe('[user] ok');
      expect(await at(0)(`/since?t=${token}`)).toBe('[] revoked');
    }
    expect(await at(30)(`/short?t=${token}`)).toBe('[] expired');
    expect(await at(59)(open)).toBe('[user] ok');
    expect(await at(60)(open)).toBe('[] expired');
  });

  it('ends with the time until which a format is accepted', async () => {
    const token = await load(both(`encrypted_session_key ${OLD};`)).at(0)('/seal?v=user');
    const until = new Date((NOW + 10) * 1000).toISOString().replace('.000', '');
    const { at } = load(
      both(`encrypted_session_key ${OLD}; encrypted_session_format sealed;
        encrypted_session_accept classic until=${until}; encrypted_session_cache 1;`),
    );
    expect(await at(0)(`/open?t=${token}`)).toBe('[user] ok');
    expect(await at(9)(`/open?t=${token}`)).toBe('[user] ok');
    expect(await at(10)(`/open?t=${token}`)).toBe('[] malformed');
  });

  it.each([
    ['0', 'value must be between 1 and 100000'],
    ['100001', 'value must be between 1 and 100000'],
    ['some', '"encrypted_session_cache" directive invalid number'],
  ])('cannot be %s', (written, message) => {
    expect(failure(`encrypted_session_cache ${written};`)).toContain(message);
  });
});
