import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { makePrefix, NODE, PROGRAM } from './program.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz012345';

let prefix = '';

beforeAll(() => {
  prefix = makePrefix({ key: KEY, 'ask.py': ASK });
});
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

/** Runs its arguments on a terminal of their own, types what comes first there once it is asked for, and prints all. */
const ASK = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
asked = False
while True:
    try:
        piece = os.read(terminal, 1000)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    if b'Key: ' in seen and not asked:
        asked = True
        os.write(terminal, sys.argv[1].encode())
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const run = (command: string): ReturnType<typeof shell> => shell(`cd ${prefix} && ${command}`);
const edgeseal = `${NODE} ${PROGRAM}`;

describe('the program', () => {
  it('makes a key for encrypted_session_key, and tokens with it', async () => {
    const { stdout } = await run(
      `${edgeseal} keygen --out new && stat -c %a new && printf alice | ${edgeseal} token seal --key-file new |
      ${edgeseal} token open --key-file new`,
    );
    expect(stdout).toBe('600\nalice');
  });

  it('asks for a key on the terminal, without showing it', async () => {
    const token = (await run(`printf alice | ${edgeseal} token seal --key-file key`)).stdout.trim();
    const { stdout } = await run(`python3 ask.py '${KEY}x\x7f\r' ${edgeseal} token open ${token}`);
    expect(stdout.replaceAll('\r', '')).toBe('Key: \nalice');
    const given = await run(`python3 ask.py '\x03' ${edgeseal} token open ${token}; echo $?`);
    expect(given.stdout).toContain('edgeseal: no key: give --key-file FILE, --key-env NAME or --keyring FILE');
    expect(given.stdout).toMatch(/2\n$/);
  });

  it('lints a configuration by itself, and when it tests it', async () => {
    const key = 'encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";';
    const conf = (session: string): string => `events {}\nhttp { server { listen 127.0.0.1:1;\n${session} } }\n`;
    await run(`cat > good.conf <<'E'\n${conf('')}E\ncat > lax.conf <<'E'\n${conf(`${key}\nencrypted_session_expires 0;`)}E
      cat > broken.conf <<'E'\nhttp {\nE\nchmod 600 *.conf`);
    const warning = `edgeseal: [warn] tokens never expire, and cannot be withdrawn without a change of the key (no-expiry) in ${prefix}/lax.conf:4\n`;
    expect(await run(`${edgeseal} lint -c good.conf`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await run(`${edgeseal} lint -c lax.conf`)).toEqual({ status: 1, stdout: warning, stderr: '' });
    expect(JSON.parse((await run(`${edgeseal} lint -p ${prefix} -c lax.conf --json`)).stdout)).toMatchObject([
      { rule: 'no-expiry', line: 4 },
    ]);
    const broken = await run(`${edgeseal} lint -c broken.conf`);
    expect(broken.status).toBe(2);
    expect(broken.stderr).toContain(`unexpected end of file, expecting "}" in ${prefix}/broken.conf:2`);
    const tested = await run(`${edgeseal} -t -p . -c lax.conf`);
    expect(tested.status).toBe(0);
    expect(tested.stderr).toContain(warning.replace(prefix, `${prefix}/.`));
    expect(tested.stderr).toMatch(/test is successful\n$/);
    // what comes by a pipe can be read once
    const piped = await run(`cat lax.conf | ${edgeseal} -t -c /dev/stdin`);
    expect(piped.stderr).toContain('(no-expiry) in /dev/stdin:4\n');
  });

  it('lints what -g includes as well, which comes first', async () => {
    await run(`cat > sites.conf <<'E'\nhttp {\nencrypted_session_expires 0; }\nE\necho 'events {}' > rest.conf`);
    const warning = `(no-expiry) in ${prefix}/sites.conf:2\n`;
    const linted = await run(`${edgeseal} lint -c rest.conf -g 'include sites.conf;'`);
    expect(linted).toMatchObject({ status: 1, stdout: expect.stringContaining(warning), stderr: '' });
    const tested = await run(`${edgeseal} -t -p ${prefix} -c rest.conf -g 'include sites.conf;'`);
    expect(tested).toMatchObject({ status: 0, stderr: expect.stringContaining(warning) });
    const own = `'encrypted_session_expires 0; # edgeseal-lint-disable short-iv'`;
    expect((await run(`${edgeseal} lint -c rest.conf -g ${own}`)).stdout).toMatch(/ \(no-expiry\) in command line\n$/);
    for (const [globals, message] of [
      ['user nobody', 'unexpected end of parameter, expecting ";" in command line'],
      ['http {}', 'block directives are not supported in -g option in command line'],
    ]) {
      expect(await run(`${edgeseal} lint -c rest.conf -g '${globals}'`)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`${message}\n`),
      });
    }
  });

  it('seals no part of what is too long, and does not mind that nobody reads what it prints', async () => {
    const long = await run(`head -c 70000000 /dev/zero | ${edgeseal} token seal --key-file key`);
    expect(long).toEqual({ status: 2, stdout: '', stderr: 'edgeseal: standard input is longer than 64 MB\n' });
    const unread = await run(`head -c 1000000 /dev/zero | ${edgeseal} token seal --key-file key | head -c 1`);
    expect([unread.stdout.length, unread.stderr]).toEqual([1, '']);
  });

  it.each(['keygen', 'lint', 'token'])('says how %s is used', async (command) => {
    const { stdout, status } = await run(`${edgeseal} ${command} --help`);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: edgeseal ${command} `));
  });
});
