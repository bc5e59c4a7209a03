import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { curl, shell } from './curl.ts';
import { freePort, makePrefix, NODE, PROGRAM, type Running, runProgram, startProgram } from './program.ts';

const running: Running[] = [];
const prefixes: string[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
  for (const prefix of prefixes.splice(0)) rmSync(prefix, { recursive: true, force: true });
});

const key = (byte: number, length = 32): string => Buffer.alloc(length, byte).toString('base64url');
const ring = (...keys: readonly object[]): string =>
  JSON.stringify({ keys: keys.map((members) => ({ kty: 'oct', ...members })) });
const A = { kid: 'first-key', k: key(1) };
const B = { kid: 'second-key', k: key(2) };

const conf = (port: number, more = ''): string => `worker_processes 2; error_log logs/error.log notice; events {}
  http { access_log off;
    server { listen 127.0.0.1:${port};
      ${more}
      encrypted_session_keyring ring.json; encrypted_session_format sealed; encrypted_session_accept classic;
      location /seal { set_encrypt_session $t $arg_v; set_encode_base64url $t $t; return 200 $t; }
      location /open { set_decode_base64url $t $arg_t; set_decrypt_session $v $t;
        return 200 "$pid $v $encrypted_session_status $encrypted_session_key_id"; } } }`;

/** Starts it with a ring that only its owner can read, as nobody else has to. */
async function start(text: string, port: number, more = ''): Promise<Running> {
  const prefix = makePrefix({ 'ring.json': text });
  prefixes.push(prefix);
  chmodSync(join(prefix, 'ring.json'), 0o600);
  const program = await startProgram(conf(port, more).replace('ring.json', join(prefix, 'ring.json')));
  running.push(program);
  return program;
}

const ringOf = (): string => join(prefixes.at(-1) ?? '', 'ring.json');

function replaceRing(text: string, mode = 0o600): void {
  writeFileSync(`${ringOf()}.new`, text, { mode });
  chmodSync(`${ringOf()}.new`, mode);
  renameSync(`${ringOf()}.new`, ringOf());
}

/** What each worker makes of a token, asked until both have answered. */
async function opened(port: number, token: string): Promise<readonly string[]> {
  const answers = new Map<string, string>();
  await expect
    .poll(
      async () => {
        // one worker alone may take all of what comes one after another
        const ask = (): Promise<string> => curl(`"http://127.0.0.1:${port}/open?t=${token}"`);
        for (const answer of await Promise.all([ask(), ask(), ask(), ask()])) {
          const [pid = '', ...rest] = answer.split(' ');
          answers.set(pid, rest.join(' '));
        }
        return answers.size;
      },
      { timeout: 20_000, interval: 1 },
    )
    .toBe(2);
  return [...answers.values()];
}

const sealed = (port: number): Promise<string> => curl(`http://127.0.0.1:${port}/seal?v=alice`);
const twice = (text: string): readonly string[] => [text, text];

describe('a key ring', () => {
  it('is taken up by all workers when it changes, which none of them can read', async () => {
    const port = await freePort();
    const program = await start(ring(A), port);
    const workers = program.workers();
    const old = await sealed(port);
    expect(await opened(port, old)).toEqual(twice('alice ok first-key'));
    replaceRing(ring(B, A));
    await expect.poll(() => program.read('logs/error.log'), { timeout: 20_000 }).toContain('has changed and is in use');
    // the workers are told of it after that
    const seal = async (): Promise<string> => (await opened(port, await sealed(port))).join();
    await expect.poll(seal, { timeout: 20_000 }).toBe(twice('alice ok second-key').join());
    expect(await opened(port, old)).toEqual(twice('alice ok first-key'));
    replaceRing(ring(B));
    await expect
      .poll(async () => (await opened(port, old)).join(), { timeout: 20_000 })
      .toBe([' unknown_key ', ' unknown_key '].join());
    expect(program.workers()).toEqual(workers);
  });

  it('that is broken, gone or open to others is logged once and left, also by a worker that is started then', async () => {
    const port = await freePort();
    const program = await start(ring(A), port);
    const old = await sealed(port);
    replaceRing(ring(A, B));
    await expect.poll(() => program.read('logs/error.log'), { timeout: 20_000 }).toContain('has changed and is in use');
    const log = (): string => program.read('logs/error.log');
    const faults: readonly (readonly [() => void, string])[] = [
      [() => replaceRing('{'), `"${ringOf()}": the key ring is not JSON; what was there before stays in use`],
      [() => replaceRing(ring(A, { ...A, k: key(3) })), `"${ringOf()}": keys[1].kid is that of keys[0]`],
      [
        () => replaceRing(ring(B), 0o644),
        `"${ringOf()}" has mode 0644: others than its owner must have no access (0600)`,
      ],
      [() => rmSync(ringOf()), `open() "${ringOf()}" failed (2: No such file or directory)`],
      [() => mkdirSync(ringOf()), `"${ringOf()}" is a directory`],
    ];
    for (const [damage, message] of faults) {
      damage();
      await expect.poll(log, { timeout: 20_000 }).toContain(`[error] ${program.pid}#`);
      await expect.poll(log, { timeout: 20_000 }).toContain(message);
      expect(await opened(port, old)).toEqual(twice('alice ok first-key'));
    }
    const [victim = 0] = program.workers();
    process.kill(victim, 'SIGKILL');
    await expect
      .poll(() => program.workers().length === 2 && !program.workers().includes(victim), { timeout: 20_000 })
      .toBe(true);
    expect(await opened(port, old)).toEqual(twice('alice ok first-key'));
    for (const [, message] of faults) expect(log().split(message).length - 1).toBe(1);
    expect(log()).not.toContain(A.k.slice(0, 10));
  });

  it('is taken up by a program without a master', async () => {
    const port = await freePort();
    const program = await start(ring(A), port);
    await program.stop();
    running.splice(0);
    const alone = await startProgram(`master_process off; ${conf(port).replace('ring.json', ringOf())}`);
    running.push(alone);
    replaceRing(ring(B));
    await expect.poll(() => alone.read('logs/error.log'), { timeout: 20_000 }).toContain('has changed and is in use');
    expect(await curl(`"http://127.0.0.1:${port}/open?t=${await sealed(port)}"`)).toMatch(/ alice ok second-key$/);
  });

  it('is made, added to and rotated by the program', async () => {
    const port = await freePort();
    const prefix = makePrefix({});
    prefixes.push(prefix);
    const keygen = (words: string): ReturnType<typeof shell> => shell(`${NODE} ${PROGRAM} keygen ${words}`, prefix);
    expect((await keygen('--add ring.json --kid one')).stdout).toBe('one\n');
    const program = await startProgram(conf(port).replace('ring.json', ringOf()));
    running.push(program);
    const old = await sealed(port);
    expect((await keygen('--rotate ring.json --kid two --retire-after 1h && stat -c %a ring.json')).stdout).toBe(
      'two\n600\n',
    );
    expect(JSON.parse(readFileSync(ringOf(), 'utf8'))).toMatchObject({ keys: [{ kid: 'two' }, { kid: 'one' }] });
    await expect
      .poll(async () => (await opened(port, await sealed(port))).join(), { timeout: 20_000 })
      .toBe(twice('alice ok two').join());
    expect(await opened(port, old)).toEqual(twice('alice ok one'));
  });
});

describe('a key ring that cannot be used', () => {
  it.each([
    ['not JSON', '{', 0o600, '"PATH": the key ring is not JSON'],
    [
      'with a short key',
      ring({ kid: 'a', k: 'c2hvcnQ' }),
      0o600,
      '"PATH": keys[0].k: must be at least 32 bytes long, got 5',
    ],
    ['with a key twice', ring(A, { ...A, kid: 'b' }), 0o600, '"PATH": keys[1] is the same key as keys[0]'],
    ['open to a group', ring(A), 0o640, '"PATH" has mode 0640: others than its owner must have no access (0600)'],
  ])('that is %s keeps the program from starting', async (_, text, mode, message) => {
    const prefix = makePrefix({ 'ring.json': text, 'nginx.conf': conf(1) });
    prefixes.push(prefix);
    chmodSync(join(prefix, 'ring.json'), mode);
    const { status, stderr } = await runProgram(['-t', '-p', prefix]);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `edgeseal: [emerg] encrypted_session_keyring: ${message.replace('PATH', `${prefix}/ring.json`)} in ${prefix}/nginx.conf:5`,
    );
  });

  it.each([
    ['encrypted_session_keyring a;', '"encrypted_session_keyring" directive is duplicate'],
    [
      `encrypted_session_key ${'k'.repeat(32)};`,
      '"encrypted_session_key" and "encrypted_session_keyring" exclude one another',
    ],
    ['encrypted_session_format jwe;', '"encrypted_session_format" directive is duplicate'],
  ])('beside %s', async (more, message) => {
    const prefix = makePrefix({ 'ring.json': ring(A), a: ring(A), 'nginx.conf': conf(1, more) });
    prefixes.push(prefix);
    for (const name of ['ring.json', 'a']) chmodSync(join(prefix, name), 0o600);
    const { stderr } = await runProgram(['-t', '-p', prefix]);
    expect(stderr).toContain(`[emerg] ${message} in ${prefix}/nginx.conf:5`);
  });

  it('has no key for the format', async () => {
    const prefix = makePrefix({ 'ring.json': ring(A), 'nginx.conf': conf(1).replace('sealed', 'jwe') });
    prefixes.push(prefix);
    chmodSync(join(prefix, 'ring.json'), 0o600);
    const { stderr } = await runProgram(['-t', '-p', prefix]);
    expect(stderr).toContain(`[emerg] "${prefix}/ring.json" has no key for the jwe format in ${prefix}/nginx.conf:5`);
  });

  it('of which no key is in use yet is warned of', async () => {
    const later = { ...A, 'not-before': '2999-01-01T00:00:00Z' };
    const prefix = makePrefix({ 'nginx.conf': conf(await freePort()), 'ring.json': ring(later) });
    prefixes.push(prefix);
    chmodSync(join(prefix, 'ring.json'), 0o600);
    const { stderr, status } = await runProgram(['-t', '-p', prefix, '-c', 'nginx.conf']);
    expect(stderr).toContain(
      `[warn] no key of "${join(prefix, 'ring.json')}" is in use at this time, nothing can be sealed in`,
    );
    expect(status).toBe(0);
  });
});
