import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../../src/config/module.ts';
import { access } from '../../../src/modules/access.ts';
import { authenticate } from '../../../src/modules/auth-basic/authenticate.ts';
import { CryptThread } from '../../../src/modules/auth-basic/crypt-thread.ts';
import type { CostlyScheme } from '../../../src/modules/auth-basic/hash-scheme.ts';
import { authBasic } from '../../../src/modules/auth-basic/index.ts';
import { PasswordChecks } from '../../../src/modules/auth-basic/password-checks.ts';
import { UserFiles } from '../../../src/modules/auth-basic/user-files.ts';
import { echo } from '../../../src/modules/echo/index.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { setMisc } from '../../../src/modules/set-misc/index.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import { makePrefix } from '../../e2e/program.ts';
import { type Answer, type Harness, loadFailure, loadModules, serverConf } from '../../module-harness.ts';
import vectors from '../../vectors/auth-basic.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite, setMisc, access, authBasic, echo] as readonly Module[];

const BCRYPT = '$2b$05$abcdefghijklmnopqrstuuKqhJSfTIYV1SkiVqP0GjQATd/vnrS1a';
const CLOSED = 'location / { auth_basic closed; auth_basic_user_file users; echo -n in; }';

interface RecordedRequest {
  readonly target: string;
  readonly headers?: readonly (readonly string[])[];
  readonly status: number;
  readonly body?: string;
  readonly challenges?: readonly string[];
  readonly log?: readonly string[];
}

interface RecordedCase {
  readonly about: string;
  readonly server: string;
  readonly files: Readonly<Record<string, string>>;
  readonly requests: readonly RecordedRequest[];
}

const CASES = vectors.cases as unknown as readonly RecordedCase[];

const prefixes: string[] = [];
afterEach(() => {
  for (const prefix of prefixes.splice(0)) rmSync(prefix, { recursive: true });
});

/** A configuration in a prefix of its own that has those files. */
function load(
  server: string,
  files: Readonly<Record<string, string>>,
  modules = MODULES,
): Harness & { prefix: string } {
  const inConf = Object.entries(files).map(([name, text]) => [`conf/${name}`, text] as const);
  const prefix = makePrefix(Object.fromEntries(inConf));
  prefixes.push(prefix);
  return { ...loadModules(serverConf(server), modules, { prefix, logLevel: 'info' }), prefix };
}

function basic(user: string, password: string): [string, string] {
  return ['Authorization', `Basic ${Buffer.from(`${user}:${password}`, 'latin1').toString('base64')}`];
}

function challenges({ fields }: Answer): string[] {
  return fields.filter((field) => /^www-authenticate:/i.test(field)).map((field) => field.replace(/^.*?: /, ''));
}

/** What ErrorLog makes of characters that nginx writes as they are. */
function printable(line: string): string {
  return line.replace(/[\x00-\x1f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

/** Lines that nginx has no counterpart of are warnings. */
function withoutWarnings(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !line.startsWith('[warn]'));
}

describe('basic authentication', () => {
  it.each(CASES)('answers and logs as nginx does: $about', async ({ server, files, requests }) => {
    const harness = load(server, files);
    for (const { target, headers = [], ...expected } of requests) {
      const before = harness.log.length;
      // the parser of the head has taken away the spaces around a value
      const fields = headers.map(([name = '', value = '']) => [name, value.replace(/ +$/, '')] as const);
      const answer = await harness.request({ target, headers: fields });
      expect({
        target,
        status: answer.status,
        body: answer.status === 200 ? answer.body : undefined,
        challenges: challenges(answer),
        log: withoutWarnings(harness.log.slice(before)),
      }).toEqual({
        target,
        status: expected.status,
        body: expected.body,
        challenges: expected.challenges ?? [],
        log: (expected.log ?? []).map((line) => printable(line.replace('%p', harness.prefix))),
      });
    }
  });

  it('answers a user who is not there as it answers a wrong password', async () => {
    const { request } = load(CLOSED, { users: `alice:${BCRYPT}\n` });
    const wrong = await request({ headers: [basic('alice', 'x')] });
    const nobody = await request({ headers: [basic('nobody', 'x')] });
    expect([nobody.head, nobody.body]).toEqual([wrong.head, wrong.body]);
    expect(wrong.status).toBe(401);
  });

  it('takes a change of the file into account at once', async () => {
    const { prefix, request } = load(CLOSED, { users: `alice:${BCRYPT}\n` });
    const headers = [basic('alice', 's3cret:pass')];
    const statuses = [(await request({ headers })).status];
    writeFileSync(join(prefix, 'conf/users'), 'bob:{PLAIN}x\n');
    statuses.push((await request({ headers })).status, (await request({ headers: [basic('bob', 'x')] })).status);
    expect(statuses).toEqual([200, 401, 200]);
  });

  it.each([
    ['a hash of a kind that is not supported', `$y$j9T$F5Jx5fExrKuPp53xLKQ..1$${'x'.repeat(43)}`, 'x', true],
    ['a password that the library cannot check', `$6$salt$${'x'.repeat(86)}`, 'x'.repeat(64), true],
    ['a password that is no UTF-8', BCRYPT, '\xff', true],
    ['a locked account', '!', 'x', false],
    ['a wrong password', BCRYPT, 'x', false],
  ])('warns of %s or not, and never says what it was', async (_, hash, password, warned) => {
    const { log, prefix, request } = load(CLOSED, { users: `alice:${hash}\n` });
    const { status } = await request({ headers: [basic('alice', password)] });
    const warning = `[warn] user "alice": this password cannot be checked against a hash of the kind in "${prefix}/conf/users"`;
    const mismatch = '[error] user "alice": password mismatch';
    expect([status, ...log]).toEqual([401, ...(warned ? [warning] : []), mismatch]);
  });

  it('keeps what comes out of a variable within its field', async () => {
    const { request } = load('set $x "$uri"; location / { auth_basic $uri; auth_basic_user_file users; }', {
      users: '',
    });
    const answer = await request({ target: '/a%0d%0aX-Injected:%20b' });
    expect(challenges(answer)).toEqual(['Basic realm="/a%0D%0AX-Injected: b"']);
    expect(answer.fields.some((field) => field.startsWith('X-Injected'))).toBe(false);
  });

  it('asks a file name with a zero byte no further than the system would', async () => {
    const { log, prefix, request } = load(
      'location / { set_unescape_uri $file $arg_file; auth_basic x; auth_basic_user_file no$file; }',
      { users: '' },
    );
    const { status } = await request({ target: '/?file=/a%00b', headers: [basic('alice', 'x')] });
    expect([status, ...log]).toEqual([
      403,
      `[error] open() "${prefix}/conf/no/a" failed (2: No such file or directory)`,
    ]);
  });
});

/** A thread that counts what it is asked. */
class CountingThread extends CryptThread {
  readonly asked: string[] = [];

  override check(scheme: CostlyScheme, hash: string, password: string, from: string): Promise<boolean> | undefined {
    this.asked.push(hash);
    return super.check(scheme, hash, password, from);
  }
}

describe('the work of an authentication', () => {
  const thread = new CountingThread();
  const by = { files: new UserFiles(() => 0), checks: new PasswordChecks(new Uint8Array(32), thread) };

  function guarded(users: string): Harness {
    const path = join(load('', { users }).prefix, 'conf/users');
    const guard = defineModule({ name: 'guard', access: (r) => authenticate(r, 'x', () => path, by) });
    return load('location / { echo -n in; }', {}, [...MODULES, guard]);
  }

  it.each([
    ['a user who is not there', 'nobody', [BCRYPT]],
    ['a wrong password', 'alice', [BCRYPT]],
    ['a locked account', 'locked', [BCRYPT]],
  ])('is that of one check for %s', async (_, user, hashes) => {
    thread.asked.length = 0;
    await guarded(`locked:!\nalice:${BCRYPT}\n`).request({ headers: [basic(user, 'wrong')] });
    expect(thread.asked).toEqual(hashes);
  });

  it('is refused by 503 while many passwords are being checked, to those who are not there as well', async () => {
    const { log, request } = guarded(`alice:${BCRYPT}\n`);
    // some may have been checked before the last of them come, so more are sent than wait at a time
    const flood = Array.from({ length: 96 }, (_, i) => request({ headers: [basic(i % 2 ? 'alice' : 'bob', `${i}`)] }));
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    const [checked, refused] = [401, 503].map((wanted) => statuses.filter((status) => status === wanted).length);
    expect(checked).toBeGreaterThanOrEqual(16);
    expect(refused).toBeGreaterThan(0);
    expect((checked ?? 0) + (refused ?? 0)).toBe(96);
    expect(log.filter((line) => line === '[error] too many passwords are being checked')).toHaveLength(refused ?? 0);
  });
});

describe('the directives of basic authentication', () => {
  const frames: Readonly<Record<string, string>> = {
    main: '%',
    http: 'http { server { } % }',
    server: 'http { server { % } }',
    'server if': 'http { server { if ($host) { % } } }',
    location: 'http { server { location / { % } } }',
    'location if': 'http { server { location / { if ($host) { % } } } }',
    limit_except: 'http { server { location / { limit_except GET { % } } } }',
  };

  it.each(Object.entries(vectors.contexts))('%s stands where nginx allows it: %j', (name, contexts) => {
    const allowed = Object.entries(frames)
      .filter(([, frame]) => loadFailure(frame.replace('%', `${name} x;`), MODULES) === '')
      .map(([context]) => context);
    expect(allowed.sort()).toEqual([...contexts].sort());
  });

  it.each(vectors.messages)('%s: %s', (text = '', message = '') => {
    expect(loadFailure(text, MODULES).replace(/ in nginx\.conf:\d+$/, '')).toBe(message);
  });
});
