import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curl, shell } from './curl.ts';
import { freePort, makePrefix, PROGRAM } from './program.ts';

/** Bun's program, where the tests are to try it. */
const BUN = process.env['BUN_UNDER_TEST'];

describe.skipIf(BUN === undefined)('on Bun', () => {
  let prefix = '';
  let port = 0;
  let child: ChildProcess;
  let stderr = '';

  beforeAll(async () => {
    port = await freePort();
    prefix = makePrefix({
      'nginx.conf': `events {} http { access_log off; encrypted_session_format sealed;
        encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";
        server { listen 127.0.0.1:${port};
          location /login { session_cookie s $arg_user; return 200 "in\\n"; }
          location /protected { session_cookie_open s $uid; if ($uid = "") { return 401 "Unauthorized\\n"; }
            return 200 "Welcome, $uid!\\n"; }
          location /files/ { alias html/; } } }`,
      'html/file': 'a file\n',
    });
    mkdirSync(join(prefix, 'logs'));
    child = spawn(BUN ?? '', [PROGRAM, '-p', prefix], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.setEncoding('latin1').on('data', (text: string) => {
      stderr += text;
    });
    const { status } = await shell(`curl -s --retry 50 --retry-connrefused --retry-delay 0 http://127.0.0.1:${port}/`);
    expect(status, stderr).toBe(0);
  });
  afterAll(() => {
    child.kill();
    rmSync(prefix, { recursive: true, force: true });
  });

  it('it serves without workers, and says so', () => {
    expect(stderr).toContain('[warn] "master_process" is not supported by this runtime');
  });

  it('sessions are opened as on Node.js', async () => {
    const url = `http://127.0.0.1:${port}`;
    const jar = join(prefix, 'jar');
    expect(await curl(`-D ${jar} "${url}/login?user=danila"`)).toBe('in\n');
    const cookie = `$(grep -io 's=[^;]*' ${jar} | head -1)`;
    expect(await curl(`-b "${cookie}" ${url}/protected`)).toBe('Welcome, danila!\n');
    expect(await curl(`-b "s=ZmFrZQ" ${url}/protected`)).toBe('Unauthorized\n');
    expect(await curl(`${url}/files/file`)).toBe('a file\n');
  });
});
