import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { encryptedSession } from '../../src/modules/encrypted-session/index.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { LocalZones } from '../../src/zones/local-zones.ts';
import { type Harness, loadFailure, loadModules, serverConf } from '../module-harness.ts';

const MODULES: readonly Module[] = [variables, rewrite, setMisc, encryptedSession, headers] as readonly Module[];
const NOW = 1_800_000_000;
const KEY = `encrypted_session_key ${'k'.repeat(64)}; encrypted_session_format sealed; encrypted_session_expires 1h;`;

const SITE = `
  location /login { session_cookie session $arg_user; return 200 "hello\\n"; }
  location /protected { session_cookie_open session $uid; return 200 "$uid $encrypted_session_status"; }`;

function load(directives: string): { readonly harness: Harness; readonly at: (seconds: number) => void } {
  let now = NOW;
  const zones = new LocalZones(() => now * 1000);
  const environment = { now: () => now * 1000, randomBytes: (size: number) => new Uint8Array(size), zones };
  const harness = loadModules(serverConf(directives), MODULES, { environment });
  const at = (seconds: number): void => {
    now = NOW + seconds;
  };
  return { harness, at };
}

interface Visit {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

async function visit({ request }: Harness, target: string, cookie = ''): Promise<Visit> {
  const { status, body, fields } = await request({ target, headers: cookie === '' ? [] : [['Cookie', cookie]] });
  const cookies = fields.filter((field) => field.startsWith('Set-Cookie: ')).map((field) => field.slice(12));
  return { status, body, cookies };
}

const pairOf = (cookie = ''): string => cookie.split(';')[0] ?? '';

describe('session_cookie', () => {
  it('sets a sealed cookie with safe attributes, which session_cookie_open opens', async () => {
    const { harness } = load(KEY + SITE);
    const { cookies } = await visit(harness, '/login?user=danila');
    expect(cookies).toEqual([expect.stringMatching(/^session=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    expect((await visit(harness, '/protected', `a=b; ${pairOf(cookies[0])}; c=d`)).body).toBe('danila ok');
    expect((await visit(harness, '/protected', 'session=AAAA')).body).toBe(' malformed');
    expect((await visit(harness, '/protected')).body).toBe(' empty');
  });

  it.each(['classic', 'jwe'])('works in the %s format as well', async (format) => {
    const length = format === 'jwe' ? 64 : 32;
    const { harness } = load(`encrypted_session_key ${'k'.repeat(length)}; encrypted_session_format ${format};${SITE}`);
    const { cookies } = await visit(harness, '/login?user=danila');
    expect((await visit(harness, '/protected', pairOf(cookies[0]))).body).toBe('danila ok');
  });

  it('sets nothing for an empty value, nor with a status that add_header leaves alone', async () => {
    const { harness } = load(`${KEY}${SITE} location /denied { session_cookie session x; return 403; }`);
    expect((await visit(harness, '/login')).cookies).toEqual([]);
    expect((await visit(harness, '/denied')).cookies).toEqual([]);
  });

  it('takes other attributes, and leaves out those that are switched off', async () => {
    const { harness } = load(
      `${KEY}
      location /a { session_cookie a x Path=/app SameSite=Strict Max-Age=3600 Domain=example.com; return 200; }
      location /b { session_cookie b x Secure=off HttpOnly=off; return 200; }
      location /c { session_cookie __Host-c x Partitioned; session_cookie d x; return 200; }`,
    );
    const attributes = async (target: string): Promise<string[]> =>
      (await visit(harness, target)).cookies.map((cookie) => cookie.replace(/=[\w-]{20,}/, ''));
    expect(await attributes('/a')).toEqual([
      'a; Path=/app; HttpOnly; Secure; SameSite=Strict; Max-Age=3600; Domain=example.com',
    ]);
    expect(await attributes('/b')).toEqual(['b; Path=/; SameSite=Lax']);
    expect(await attributes('/c')).toEqual([
      '__Host-c; Path=/; HttpOnly; Secure; SameSite=Lax; Partitioned',
      'd; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
  });

  it('does not set one that is larger than browsers keep, and says so', async () => {
    const { harness } = load(KEY + SITE);
    const size = async (length: number): Promise<number> =>
      (await visit(harness, `/login?user=${'x'.repeat(length)}`)).cookies.length;
    expect([await size(2900), await size(3100)]).toEqual([1, 0]);
    expect(harness.log.join('\n')).toMatch(
      /session cookie "session" is not set, it has \d+ bytes, and browsers keep 4096/,
    );
    expect(harness.log.join('\n')).not.toContain('xxxx');
  });

  it('fails without a key', async () => {
    const { harness } = load(SITE);
    expect((await visit(harness, '/login?user=a')).status).toBe(500);
    expect((await visit(harness, '/protected')).status).toBe(500);
  });

  it.each([
    ['session_cookie "a b" x;', 'invalid cookie name "a b" in "session_cookie" directive'],
    ['session_cookie a x; session_cookie a y;', '"session_cookie" has the cookie "a" twice'],
    ['session_cookie $a x;', 'invalid cookie name "$a" in "session_cookie" directive'],
    ['session_cookie a x Path=/$uri;', 'invalid cookie attribute "Path=/$uri" in "session_cookie" directive'],
    ['session_cookie a x Path=/\xfc;', 'invalid cookie attribute "Path=/\xfc" in "session_cookie" directive'],
    [
      `session_cookie a x Path=/${'p'.repeat(1024)};`,
      `invalid cookie attribute "Path=/${'p'.repeat(1024)}" in "session_cookie" directive`,
    ],
    [
      'session_cookie a x Domain=a..example;',
      'invalid cookie attribute "Domain=a..example" in "session_cookie" directive',
    ],
    ['session_cookie a x Foo;', 'unknown cookie attribute "Foo" in "session_cookie" directive'],
    ['session_cookie a x Path=app;', 'invalid cookie attribute "Path=app" in "session_cookie" directive'],
    [
      'session_cookie a x "Path=/;Domain=x";',
      'invalid cookie attribute "Path=/;Domain=x" in "session_cookie" directive',
    ],
    ['session_cookie a x SameSite=lax;', 'invalid cookie attribute "SameSite=lax" in "session_cookie" directive'],
    ['session_cookie a x Secure=on;', 'invalid cookie attribute "Secure=on" in "session_cookie" directive'],
    ['session_cookie a x Secure Secure;', '"session_cookie" has the attribute "Secure" twice'],
    ['session_cookie a x SameSite=None Secure=off;', 'cookie "a" with "SameSite=None" must be "Secure"'],
    ['session_cookie a x Partitioned Secure=off;', 'cookie "a" that is "Partitioned" must be "Secure"'],
    ['session_cookie __Secure-a x Secure=off;', 'cookie "__Secure-a" must be "Secure" for its name'],
    ['session_cookie __Host-a x Path=/a;', 'cookie "__Host-a" must have "Path=/" and no "Domain" for its name'],
    [
      'session_cookie __host-a x Domain=a.example;',
      'cookie "__host-a" must have "Path=/" and no "Domain" for its name',
    ],
    ['session_cookie_open a $x Foo;', 'unknown cookie attribute "Foo" in "session_cookie_open" directive'],
    ['session_cookie_open a x;', 'invalid variable name "x"'],
  ])('that no browser would take is refused: %s', (directive, message) => {
    expect(loadFailure(serverConf(KEY + directive), MODULES)).toContain(message);
  });
});

describe('session_cookie_open', () => {
  it('renews a session when less than half of its life is left', async () => {
    const { harness, at } = load(KEY + SITE);
    const [cookie] = (await visit(harness, '/login?user=danila')).cookies;
    at(1800);
    expect((await visit(harness, '/protected', pairOf(cookie))).cookies).toEqual([]);
    at(1801);
    const renewed = await visit(harness, '/protected', pairOf(cookie));
    expect(renewed.cookies).toEqual([
      expect.stringMatching(/^session=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    at(3600);
    expect((await visit(harness, '/protected', pairOf(cookie))).body).toBe(' expired');
    expect((await visit(harness, '/protected', pairOf(renewed.cookies[0]))).body).toBe('danila ok');
  });

  it('renews nothing for somebody who has just logged in', async () => {
    const { harness, at } = load(`${KEY}${SITE}
      location /again { session_cookie_open session $uid; session_cookie session new; return 200 $uid; }`);
    const [cookie] = (await visit(harness, '/login?user=danila')).cookies;
    at(2000);
    const { body, cookies } = await visit(harness, '/again', pairOf(cookie));
    expect([body, cookies.length]).toEqual(['danila', 1]);
    expect((await visit(harness, '/protected', pairOf(cookies[0]))).body).toBe('new ok');
  });

  it.each([
    ['in other letters', '__HOST-a'],
    ['behind a comma', 'b=1,__Host-a'],
    ['behind another name', 'b __Host-a'],
  ])('takes no cookie for one whose name says that nobody else can have set it: %s', async (_, name) => {
    const { harness } = load(`${KEY} location /login { session_cookie __Host-a $arg_user; return 200; }
      location /open { session_cookie_open __Host-a $uid; return 200 "$uid $encrypted_session_status"; }`);
    const [theirs = '', ours = ''] = [
      (await visit(harness, '/login?user=mallory')).cookies[0],
      (await visit(harness, '/login?user=alice')).cookies[0],
    ].map(pairOf);
    const forged = theirs.replace('__Host-a', name);
    expect((await visit(harness, '/open', forged)).body).toBe(' empty');
    expect((await visit(harness, '/open', `${forged}; c="d"; ${ours} `)).body).toBe('alice ok');
  });

  it('sets a cookie once that has been opened twice', async () => {
    const { harness, at } = load(`${KEY} ${SITE} session_cookie_open session $uid;
      location /twice { session_cookie_open session $again; return 200 "$uid $again"; }`);
    const [cookie] = (await visit(harness, '/login?user=danila')).cookies;
    at(2000);
    const { body, cookies } = await visit(harness, '/twice', pairOf(cookie));
    expect([body, cookies.length]).toEqual(['danila danila', 1]);
  });

  it('renews no session that the same request withdraws', async () => {
    const { harness, at } = load(`${KEY} ${SITE} encrypted_session_store memory:32k; session_cookie_open session $uid;
      location /logout { set_decode_base64url $t $arg_t; set_revoke_session $ok $t; return 200 "$uid $ok"; }`);
    const [first, second] = [
      (await visit(harness, '/login?user=a')).cookies[0],
      (await visit(harness, '/login?user=b')).cookies[0],
    ];
    at(2000);
    const tokenOf = (cookie: string | undefined): string => pairOf(cookie).slice('session='.length);
    const another = await visit(harness, `/logout?t=${tokenOf(second)}`, pairOf(first));
    expect([another.body, another.cookies.length]).toEqual(['a 1', 1]);
    const out = await visit(harness, `/logout?t=${tokenOf(first)}`, pairOf(first));
    expect([out.body, out.cookies]).toEqual(['a 1', []]);
    expect((await visit(harness, '/protected', pairOf(first))).body).toBe(' revoked');
  });

  it('keeps the attributes of its own line', async () => {
    const { harness, at } = load(`${KEY} location /login { session_cookie s x Path=/app; return 200; }
      location /app { session_cookie_open s $uid Path=/app; return 200 $uid; }`);
    const [cookie] = (await visit(harness, '/login')).cookies;
    at(2000);
    expect((await visit(harness, '/app', pairOf(cookie))).cookies[0]).toContain('; Path=/app; ');
  });
});
