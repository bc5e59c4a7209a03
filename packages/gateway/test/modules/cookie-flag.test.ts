import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { cookieFlag } from '../../src/modules/cookie-flag.ts';
import { encryptedSession } from '../../src/modules/encrypted-session/index.ts';
import { headers } from '../../src/modules/headers/index.ts';
import { range } from '../../src/modules/range.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { type Harness, loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { fixedResponse } from './fixed-response.ts';

const MODULES: readonly Module[] = [
  variables,
  rewrite,
  setMisc,
  encryptedSession,
  headers,
  cookieFlag,
  range,
] as readonly Module[];

async function cookies({ request }: Harness, target = '/'): Promise<readonly string[]> {
  const { fields } = await request({ target });
  return fields.flatMap((field) => /^Set-Cookie: (.*)$/is.exec(field)?.[1] ?? []);
}

/** What comes of one cookie that `add_header` adds. */
async function flagged(directives: string, cookie: string): Promise<string | undefined> {
  const conf = serverConf(`${directives} location / { add_header Set-Cookie '${cookie}'; return 200 ok; }`);
  const [first] = await cookies(loadModules(conf, MODULES));
  return first;
}

describe('set_cookie_flag', () => {
  it.each([
    ['HttpOnly', 'a=1; HttpOnly'],
    ['secure', 'a=1; secure'],
    ['SameSite', 'a=1; SameSite'],
    ['SameSite=Lax', 'a=1; SameSite=Lax'],
    ['SameSite=Strict', 'a=1; SameSite=Strict'],
    ['SameSite=None', 'a=1; SameSite=None'],
    ['HTTPONLY SECURE SAMESITE=LAX', 'a=1; HttpOnly; secure; SameSite=Lax'],
    ['samesite=none secure httponly', 'a=1; HttpOnly; secure; SameSite=None'],
  ])('adds the flags in one order and spelling, however they are written: %s', async (flags, cookie) => {
    expect(await flagged(`set_cookie_flag a ${flags};`, 'a=1')).toBe(cookie);
    expect(await flagged(`set_cookie_flag * ${flags};`, 'a=1')).toBe(cookie);
  });

  it.each([
    ['HttpOnly', 'a=1; HttpOnly; Path=/'],
    ['HttpOnly', 'a=1;httponly'],
    ['HttpOnly', 'a=1;  HTTPONLY ;Path=/'],
    ['secure', 'a=1; Secure'],
    ['secure', 'a=1; secure='],
    ['SameSite', 'a=1; SameSite=Strict'],
    ['SameSite=Lax', 'a=1; samesite=LAX'],
    ['SameSite=Lax', 'a=1; SameSite = Lax'],
    ['HttpOnly secure SameSite=Strict', 'a=1; SameSite=Strict; Secure; HttpOnly'],
  ])('does not add %s to %s', async (flags, cookie) => {
    expect(await flagged(`set_cookie_flag * ${flags};`, cookie)).toBe(cookie);
  });

  it.each([
    ['HttpOnly', 'a=1; Path=/HttpOnly', 'a=1; Path=/HttpOnly; HttpOnly'],
    ['HttpOnly', 'HttpOnly=1', 'HttpOnly=1; HttpOnly'],
    ['secure', 'a="; secured"; secured', 'a="; secured"; secured; secure'],
    ['secure HttpOnly', 'a=1; Secure', 'a=1; Secure; HttpOnly'],
    ['SameSite=Lax', 'a=1; SameSite', 'a=1; SameSite; SameSite=Lax'],
    ['SameSite=Strict', 'a=1; SameSite=None; Path=/', 'a=1; SameSite=None; Path=/; SameSite=Strict'],
    ['HttpOnly', 'a=1;', 'a=1;; HttpOnly'],
    ['HttpOnly', 'a', 'a; HttpOnly'],
  ])('adds what is only nearly there: %s to %s', async (flags, cookie, expected) => {
    expect(await flagged(`set_cookie_flag * ${flags};`, cookie)).toBe(expected);
  });

  it.each([
    ['Session=1', 'Session=1; secure'],
    ['SESSION=1', 'SESSION=1; secure'],
    [' session =1', ' session =1; secure'],
    ['other=session=1', 'other=session=1; HttpOnly'],
    ['my_session=1', 'my_session=1; HttpOnly'],
    ['session_id=1', 'session_id=1; HttpOnly'],
    ['a=1; session=2', 'a=1; session=2; HttpOnly'],
    ['session', 'session; HttpOnly'],
    ['=session', '=session; HttpOnly'],
  ])('goes by the whole name of the cookie, in any case: %s', async (cookie, expected) => {
    const rules = 'set_cookie_flag session secure;';
    expect(await flagged(`set_cookie_flag * HttpOnly; ${rules}`, cookie)).toBe(expected);
    expect(await flagged(`${rules} set_cookie_flag * HttpOnly;`, cookie)).toBe(expected);
    if (expected.endsWith('HttpOnly')) expect(await flagged(rules, cookie)).toBe(cookie);
  });

  it('changes every cookie of a response, and nothing else', async () => {
    const backend = fixedResponse('ok', (response) => {
      for (const [name, value] of [
        ['X-First', '1'],
        ['set-cookie', 'a=1'],
        ['X-Set-Cookie', 'c=1'],
        ['Set-Cookie', 'b=2; Path=/'],
        ['X-Last', '2'],
      ] as const) {
        response.headers.add(name, value);
      }
    });
    const conf = serverConf('set_cookie_flag * HttpOnly; set_cookie_flag b secure; add_header Set-Cookie c=3 always;');
    const { fields } = await loadModules(conf, [...MODULES, backend]).request();
    expect(fields.filter((field) => /cookie|^X-/i.test(field))).toEqual([
      'X-First: 1',
      'set-cookie: a=1; HttpOnly',
      'X-Set-Cookie: c=1',
      'Set-Cookie: b=2; Path=/; secure',
      'X-Last: 2',
      'Set-Cookie: c=3; HttpOnly',
    ]);
  });

  it('reaches the cookies of error pages', async () => {
    const harness = loadModules(
      serverConf('set_cookie_flag * secure; location / { add_header Set-Cookie a=1 always; return 403; }'),
      MODULES,
    );
    expect(await cookies(harness)).toEqual(['a=1; secure']);
  });

  it('of a location replaces those of the server', async () => {
    const cookie = 'add_header Set-Cookie a=1; add_header Set-Cookie b=2; return 200 ok;';
    const harness = loadModules(
      serverConf(`set_cookie_flag * HttpOnly; location /in { ${cookie} }
        location /own { set_cookie_flag b secure; ${cookie} location /own/if { if ($host = '') { ${cookie} } } }`),
      MODULES,
    );
    expect(await cookies(harness, '/in')).toEqual(['a=1; HttpOnly', 'b=2; HttpOnly']);
    expect(await cookies(harness, '/own')).toEqual(['a=1', 'b=2; secure']);
    expect(await cookies(harness, '/own/if')).toEqual(['a=1', 'b=2; secure']);
  });

  it('makes the encrypted session cookie a safe one, which opens as before', async () => {
    const harness = loadModules(
      `http {
        encrypted_session_key "abcdefghijklmnopqrstuvwxyz123456";
        encrypted_session_iv "1234567812345678";
        encrypted_session_expires 1h;
        server {
          set_cookie_flag session HttpOnly secure SameSite=Lax;
          location /login {
            set $uid $arg_user;
            set_encrypt_session $session $uid;
            set_encode_base64 $cookie_val $session;
            add_header Set-Cookie "session=$cookie_val; Path=/";
            return 200 "Logged in as $uid\\n";
          }
          location /marked {
            set $uid $arg_user;
            set_encrypt_session $session $uid;
            set_encode_base64 $cookie_val $session;
            add_header Set-Cookie "session=$cookie_val; Path=/; HttpOnly; Secure";
            return 200 "Logged in as $uid\\n";
          }
          location /protected {
            set_decode_base64 $session $cookie_session;
            set_decrypt_session $uid $session;
            if ($uid = "") { return 401 "Unauthorized\\n"; }
            return 200 "Welcome, $uid!\\n";
          }
        }
      }`,
      MODULES,
    );
    const [cookie = ''] = await cookies(harness, '/login?user=danila');
    expect(cookie).toMatch(/^session=[\w+/]+={0,2}; Path=\/; HttpOnly; secure; SameSite=Lax$/);
    const [marked] = await cookies(harness, '/marked?user=danila');
    expect(marked).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const sent = cookie.slice(0, cookie.indexOf(';'));
    expect(await harness.get('/protected', [['Cookie', sent]])).toBe('Welcome, danila!\n');
  });

  it.each([
    ['set_cookie_flag;', 'invalid number of arguments in "set_cookie_flag" directive'],
    ['set_cookie_flag a;', 'The number of arguments is incorrect'],
    ['set_cookie_flag a secure httponly samesite more;', 'The number of arguments is incorrect'],
    ['set_cookie_flag a secure SECURE;', 'Duplicate flag "SECURE" (SECURE) detected'],
    ['set_cookie_flag a SameSite secure samesite=Lax;', 'Duplicate flag "samesite" (samesite=Lax) detected'],
    ['set_cookie_flag a SameSite=Lax SameSite=None;', 'Duplicate flag "SameSite" (SameSite=None) detected'],
    ['set_cookie_flag a Bogus;', 'The parameter value "Bogus" is incorrect'],
    ['set_cookie_flag a secure=1;', 'The parameter value "secure=1" is incorrect'],
    ['set_cookie_flag a SameSite=;', 'The parameter value "SameSite=" is incorrect'],
    ['set_cookie_flag a SameSite=Laxer;', 'The parameter value "SameSite=Laxer" is incorrect'],
    ['set_cookie_flag a "";', 'The parameter value "" is incorrect'],
    ['set_cookie_flag a $flag;', 'The parameter value "$flag" is incorrect'],
    [
      'set_cookie_flag a secure; set_cookie_flag A HttpOnly;',
      '"set_cookie_flag" directive The cookie value has already set in previous directives',
    ],
    [
      'set_cookie_flag * secure; set_cookie_flag b secure; set_cookie_flag * HttpOnly;',
      '"set_cookie_flag" directive The cookie value has already set in previous directives',
    ],
    ['set_cookie_flag ab secure; set_cookie_flag a secure;', ''],
    ['set_cookie_flag a secure; location /b { set_cookie_flag a HttpOnly; }', ''],
  ])('says of %s what the module says', (text, message) => {
    expect(loadFailure(serverConf(text), MODULES)).toBe(message === '' ? '' : `${message} in nginx.conf:1`);
  });

  it.each([
    ['http', 'http { set_cookie_flag a secure; }'],
    ['if', 'http { server { location / { if ($host) { set_cookie_flag a secure; } } } }'],
    ['limit_except', 'http { server { location / { limit_except GET { set_cookie_flag a secure; } } } }'],
  ])('is not allowed in %s', (_context, conf) => {
    expect(loadFailure(conf, MODULES)).toBe('"set_cookie_flag" directive is not allowed here in nginx.conf:1');
  });
});
