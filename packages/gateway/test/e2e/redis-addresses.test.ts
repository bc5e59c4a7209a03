import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePrefix, runProgram } from './program.ts';
import { sessionConf, startSessionGateway } from './session-gateway.ts';

const SECRET = 'a-password-of-redis';
const PATIENT = { timeout: 20_000, interval: 50 };

/** What is wrong, after what all messages begin with. */
const WRONG: readonly (readonly [store: string, rule: string])[] = [
  [`http://u:${SECRET}@127.0.0.1`, 'it must be "memory:size", "redis://",'],
  [`redis:${SECRET}@127.0.0.1`, 'it must be "memory:size", "redis://",'],
  [`${SECRET}`, 'it must be "memory:size", "redis://",'],
  [`redis://u:${SECRET}@no-such-host.invalid`, 'host not found "no-such-host.invalid"'],
  [`redis+cluster://u:${SECRET}@127.0.0.1,no-such-host.invalid`, 'host not found "no-such-host.invalid"'],
  [`redis://u:${SECRET}@`, 'it has no host'],
  [`redis://u:${SECRET}@:6379`, 'it has no host'],
  [`redis://u:${SECRET}@127.0.0.1:0`, 'its port is not a number from 1 to 65535'],
  [`redis://u:${SECRET}@127.0.0.1:99999`, 'its port is not a number from 1 to 65535'],
  [`redis://u:${SECRET}@127.0.0.1:port`, 'its port is not a number from 1 to 65535'],
  [`redis://${SECRET}/u:p@127.0.0.1`, 'its user or password has a "/", "?" or "#"'],
  [`redis://u:${SECRET}@127.0.0.1/one`, 'its database is not a number'],
  [`redis://u:${SECRET}@127.0.0.1/-1`, 'its database is not a number'],
  [`redis://u:${SECRET}@127.0.0.1?db=1`, 'its database is not a number'],
  [`redis+cluster://u:${SECRET}@127.0.0.1/1`, 'a cluster has no database but 0'],
  [`redis://u:${SECRET}@127.0.0.1,127.0.0.2`, 'several servers need "redis+cluster://"'],
  [`redis://u:${SECRET}%@127.0.0.1`, 'its user or password has a "%" that no two hexadecimal digits follow'],
  [`redis://${SECRET}@127.0.0.1`, 'it has a user without a password'],
  [`redis://u:${SECRET}@127.0.0.1 ${SECRET}=x`, 'its parameters are "ssl_trusted_certificate=",'],
  [`redis://u:${SECRET}@127.0.0.1 redis://u:${SECRET}@127.0.0.2`, 'its parameters are "ssl_trusted_certificate=",'],
  [`redis://u:${SECRET}@127.0.0.1 ssl_name=a`, 'its parameters need "rediss:"'],
  [`rediss://u:${SECRET}@127.0.0.1 ssl_name=a ssl_name=b`, '"ssl_name=" is given twice'],
  [
    `rediss://u:${SECRET}@127.0.0.1 ssl_certificate=a.pem`,
    '"ssl_certificate=" and "ssl_certificate_key=" need one another',
  ],
  ['memory:1m ssl_name=a', 'a store in memory has no parameters'],
  [`unix:${SECRET}`, 'no path in the unix domain socket'],
  [`unix:/${SECRET.repeat(10)}`, 'too long path in the unix domain socket'],
  [`unix://u:${SECRET}@host/path`, 'a unix domain socket has no host'],
  [`unix:/path?db=${SECRET}`, 'its database is not a number'],
];

/** What is wrong with files and the environment. */
const ELSEWHERE: readonly (readonly [store: string, message: string])[] = [
  ['file:/no/such/file', 'open() "/no/such/file" failed (2: No such file or directory)'],
  ['file:DIR/elsewhere', 'encrypted_session_store: the address in the file "DIR/elsewhere" is elsewhere again'],
  ['file:DIR/wrong', 'invalid store in "encrypted_session_store" directive: it must be "memory:size", "redis://",'],
  ['env:EDGESEAL_TEST_NOTHING', 'encrypted_session_store: the environment has no variable "EDGESEAL_TEST_NOTHING"'],
  ['rediss://127.0.0.1 ssl_trusted_certificate=no.pem', 'cannot load certificate "DIR/no.pem": BIO_new_file() failed'],
  [
    'rediss://127.0.0.1 ssl_trusted_certificate=wrong',
    'cannot load certificate "DIR/wrong": PEM_read_bio_X509_AUX() failed',
  ],
];

let directory = '';
beforeAll(() => {
  directory = makePrefix({ wrong: SECRET, elsewhere: `env:${SECRET}` });
});
afterAll(() => rmSync(directory, { recursive: true }));

const MESSAGES: readonly (readonly [store: string, message: string])[] = [
  ...WRONG.map(([store, rule]) => [store, `invalid store in "encrypted_session_store" directive: ${rule}`] as const),
  ...ELSEWHERE,
];

describe('a store that cannot be', () => {
  it.each(MESSAGES)('%s', async (store, message) => {
    const file = join(directory, 'nginx.conf');
    writeFileSync(file, `events {}\nhttp {\n  encrypted_session_store ${store.replaceAll('DIR', directory)};\n}`);
    const { status, stdout, stderr } = await runProgram(['-t', '-p', directory]);
    expect(status).toBe(1);
    expect(stderr).toContain(`[emerg] ${message.replaceAll('DIR', directory)}`);
    expect(stderr).toMatch(new RegExp(` in ${file}:3$`, 'm'));
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it('keeps the program from starting, and the old configuration in use when it comes with a reload', async () => {
    const wrong = `encrypted_session_store redis://u:${SECRET}@no-such-host.invalid;`;
    writeFileSync(join(directory, 'nginx.conf'), sessionConf(1, wrong));
    const { status, stderr } = await runProgram(['-p', directory]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('host not found "no-such-host.invalid"')]);

    const gateway = await startSessionGateway('encrypted_session_store memory:1m;');
    const { program } = gateway;
    const workers = program.workers();
    const token = await gateway.seal();
    expect(await gateway.try('once', token)).toBe('alice ok');
    writeFileSync(join(program.prefix, 'nginx.conf'), sessionConf(gateway.port, `\n${wrong}`));
    program.signal('SIGHUP');
    await expect.poll(() => gateway.log(), PATIENT).toContain('[emerg]');
    expect(gateway.log()).toContain(
      `invalid store in "encrypted_session_store" directive: host not found "no-such-host.invalid" in ${program.prefix}/nginx.conf:3`,
    );
    expect(gateway.log()).not.toContain(SECRET);
    expect(await gateway.try('once', token)).toBe(' replayed');
    expect(program.workers()).toEqual(workers);
    await program.stop();
  });
});

describe('a store that is tested', () => {
  it.each(['-t', 'lint'])('is not connected to, and its password not printed, by %s', async (command) => {
    writeFileSync(
      join(directory, 'nginx.conf'),
      sessionConf(1, `encrypted_session_store redis://u:${SECRET}@127.0.0.1:1;`),
    );
    chmodSync(join(directory, 'nginx.conf'), 0o600);
    const { stdout, stderr } = await runProgram([command, '-p', directory]);
    expect(stdout + stderr).not.toContain(SECRET);
    if (command === '-t') expect(stderr).toContain('test is successful');
  });
});
