import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curl } from './curl.ts';
import { freePort, makePrefix, runProgram, startProgram } from './program.ts';

/** A configuration with these lines in its http block, from line 4 on. */
const withHttp = (lines: string): string => `events {}

http {
${lines}
}
`;

async function testConfiguration(conf: string): Promise<{ status: number | null; stderr: string; file: string }> {
  const prefix = makePrefix({ 'nginx.conf': conf });
  const { status, stderr } = await runProgram(['-t', '-p', prefix]);
  rmSync(prefix, { recursive: true });
  return { status, stderr, file: `${prefix}/nginx.conf` };
}

const KEY = '"abcdefghijklmnopqrstuvwxyz123456"';

describe('the messages of the configuration reference and of "Troubleshooting"', () => {
  it.each([
    [
      'a key of 16 bytes',
      'encrypted_session_key "1234567890123456";',
      'encrypted_session_key: the key must be of 32 bytes long',
    ],
    [
      'a key of 33 bytes',
      'encrypted_session_key "abcdefghijklmnopqrstuvwxyz1234567";',
      'encrypted_session_key: the key must be of 32 bytes long',
    ],
    [
      'an IV of 20 bytes',
      'encrypted_session_iv "12345678901234567890";',
      'encrypted_session_iv: the init vector must NOT be longer than 16 bytes',
    ],
    ['a time that is none', 'encrypted_session_expires soon;', '"encrypted_session_expires" directive invalid value'],
    [
      'a second key',
      `encrypted_session_key ${KEY}; encrypted_session_key ${KEY};`,
      '"encrypted_session_key" directive is duplicate',
    ],
    ['a directive that nobody knows', 'set_encrypt_sesion $a b;', 'unknown directive "set_encrypt_sesion"'],
  ])('%s is refused', async (_what, line, message) => {
    const { status, stderr, file } = await testConfiguration(withHttp(`    ${line}`));
    expect(stderr).toBe(
      `edgeseal: [emerg] ${message} in ${file}:4\nedgeseal: configuration file ${file} test failed\n`,
    );
    expect(status).toBe(1);
  });

  it('a good configuration is said to be good', async () => {
    const { status, stderr, file } = await testConfiguration(
      withHttp(`
        encrypted_session_key ${KEY};
        encrypted_session_iv "1234567812345678";
        encrypted_session_expires 3600; # 1 hour
        server {
          listen 127.0.0.1:8080;
          access_log off;
          encrypted_session_expires 30m; # 30 minutes
          location /a { encrypted_session_expires 7d; }
          location /b { encrypted_session_expires 0; }
        }`),
    );
    const warnings = [...stderr.matchAll(/^edgeseal: \[warn\] .* \(([\w-]+)\) in .*\n/gm)].map(([, rule]) => rule);
    expect(warnings).toEqual(['weak-key', 'readable-key', 'no-expiry']);
    expect(stderr.replace(/^edgeseal: \[warn\] .*\n/gm, '')).toBe(
      `edgeseal: the configuration file ${file} syntax is ok\nedgeseal: configuration file ${file} test is successful\n`,
    );
    expect(status).toBe(0);
  });

  it('the load_module lines of the guide are accepted, and a module that is not built in is not', async () => {
    const lines = ['ndk_http_module', 'ngx_http_encrypted_session_module', 'ngx_http_set_misc_module'];
    const conf = (names: string[]): string =>
      names.map((name) => `load_module modules/${name}.so;\n`).join('') + withHttp('');
    expect((await testConfiguration(conf(lines))).status).toBe(0);
    const { stderr, file } = await testConfiguration(conf([...lines, 'ngx_http_other_module']));
    const path = file.replace('nginx.conf', 'modules/ngx_http_other_module.so');
    expect(stderr).toContain(
      `edgeseal: [emerg] dlopen() "${path}" failed (${path}: cannot open shared object file: No such file or directory) in ${file}:4\n`,
    );
  });
});

describe('a debug error log', () => {
  it('tells why a token does not open, and how long a new one is valid', async () => {
    const port = await freePort();
    const program = await startProgram(
      withHttp(`
        error_log logs/debug.log debug;
        access_log off;
        encrypted_session_key ${KEY};
        server {
          listen 127.0.0.1:${port};
          location /seal { encrypted_session_expires 1; set_encrypt_session $t secret-value; set_encode_base64 $t; return 200 $t; }
          location /seal-for { encrypted_session_expires $arg_time; set_encrypt_session $t secret-value; return 204; }
          location /open { set_unescape_uri $t $arg_t; set_decode_base64 $t; set_decrypt_session $v $t; return 200 "[$v]"; }
        }`),
    );
    const url = `http://127.0.0.1:${port}`;
    const token = await curl(`${url}/seal`);
    expect(program.read('logs/debug.log')).toMatch(/\[debug\] \d+#\d+: \*1 encrypted_session: expires=1\n/);
    const tampered = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await curl(`-G --data-urlencode "t=${token}" ${url}/open`)).toBe('[]');
    expect(program.read('logs/debug.log')).toMatch(/\[debug\] .*encrypted_session: session expired: (\d+) <= \d+\n/);
    expect(await curl(`-G --data-urlencode "t=${tampered}" ${url}/open`)).toBe('[]');
    expect(program.read('logs/debug.log')).toMatch(/\[debug\] .*failed to decrypt session: bad AES-256 digest\n/);
    expect(await curl(`"${url}/seal-for?time=1h30m" -w "%{http_code}"`)).toBe('204');
    expect(program.read('logs/debug.log')).toContain('encrypted_session: expires=5400\n');
    expect(await curl(`"${url}/seal-for?time=soon" -o /dev/null -w "%{http_code}"`)).toBe('500');
    expect(program.read('logs/debug.log')).not.toContain('secret-value');
    expect(program.read('logs/debug.log')).not.toContain('abcdefghijklmnopqrstuvwxyz123456');
    await program.stop();
  });

  it('says that a key is missing, and the client gets a 500', async () => {
    const port = await freePort();
    const program = await startProgram(
      withHttp(`
        error_log logs/error.log;
        access_log off;
        server { listen 127.0.0.1:${port}; location / { set_encrypt_session $t value; return 200 $t; } }`),
    );
    expect(await curl(`-w "%{http_code}" -o /dev/null http://127.0.0.1:${port}/`)).toBe('500');
    expect(program.read('logs/error.log')).toMatch(
      /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[error\] \d+#\d+: \*1 encrypted_session: a key is required to be defined by the encrypted_session_key directive, client: 127\.0\.0\.1, server: , request: "GET \/ HTTP\/1\.1", host: "127\.0\.0\.1:\d+"\n$/,
    );
    await program.stop();
  });
});
