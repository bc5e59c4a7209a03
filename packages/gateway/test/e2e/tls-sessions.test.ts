import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthorities } from './authorities.ts';
import { shell } from './curl.ts';
import { freePort, type Running, startProgram } from './program.ts';

const VALUES =
  'ciphers=$ssl_ciphers curves=$ssl_curves curve=$ssl_curve id=$ssl_session_id reused=$ssl_session_reused early=$ssl_early_data name=$ssl_server_name alpn=$ssl_alpn_protocol\\n';

let directory = '';
let conf = '';
let port = 0;
const running: Running[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeAuthorities(directory);
  writeFileSync(join(directory, 'first.key'), randomBytes(48));
  writeFileSync(join(directory, 'second.key'), randomBytes(80));
  port = await freePort();
  conf = `
    error_log logs/error.log info;
    events {}
    http {
      access_log off;
      ssl_certificate ${directory}/server.pem;
      ssl_certificate_key ${directory}/server.key;
      server { listen 127.0.0.1:${port} ssl; return 200 "${VALUES}"; }
      server {
        listen 127.0.0.1:${port} ssl; server_name keys.example;
        ssl_session_ticket_key ${directory}/KEY.key;
        return 200 "keys ${VALUES}";
      }
    }`;
  await restart('first');
}, 60_000);

afterAll(async () => {
  await running[0]?.stop();
  rmSync(directory, { recursive: true });
});

async function restart(key: string): Promise<void> {
  await running.pop()?.stop();
  running.push(await startProgram(conf.replace('KEY', key)));
}

/** What `openssl s_client` gets, by the names of the values. */
async function ask(options: string): Promise<Record<string, string>> {
  const request = `(printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n'; sleep 0.5)`;
  const command = `${request} | openssl s_client -quiet -ign_eof -connect 127.0.0.1:${port} ${options} 2>/dev/null`;
  const { stdout } = await shell(command, directory);
  return Object.fromEntries([...stdout.matchAll(/(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [name, value]));
}

describe('the variables of a TLS session', () => {
  // recorded of nginx 1.22.1
  it('name the ciphers and groups that a client offers', async () => {
    const offer = '-tls1_3 -servername A.example -alpn http/1.1 -curves P-256:brainpoolP256r1:X448';
    expect(await ask(offer)).toEqual({
      ciphers:
        'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
      curves: 'prime256v1:X448',
      curve: '',
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      reused: '.',
      early: '',
      name: 'A.example',
      alpn: 'http/1.1',
    });
  });

  it.each(['keys.example', 'other.example'])('tell of a session of %s that is resumed', async (name) => {
    const options = `-tls1_2 -servername ${name} -cipher ECDHE-ECDSA-AES128-GCM-SHA256`;
    expect(await ask(`${options} -sess_out old.pem`)).toMatchObject({ id: '', reused: '.', name });
    expect(await ask(`${options} -sess_in old.pem`)).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      reused: 'r',
      curves: '',
      ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
      name,
    });
  });
});

describe('ssl_session_ticket_key', () => {
  it.each(['first', 'second'])(
    'has sessions outlast the program (%s)',
    async (key) => {
      await restart(key);
      const resumed = async (name: string, version: string): Promise<string | undefined> =>
        (await ask(`-servername ${name} ${version} -sess_in ${name}${version}.pem`))['reused'];
      for (const version of ['-tls1_2', '-tls1_3']) {
        await ask(`-servername keys.example ${version} -sess_out keys.example${version}.pem`);
        await ask(`-servername other.example ${version} -sess_out other.example${version}.pem`);
      }
      await restart(key);
      for (const version of ['-tls1_2', '-tls1_3']) {
        expect(await resumed('keys.example', version)).toBe('r');
        expect(await resumed('other.example', version)).toBe('.');
      }
      await restart(key === 'first' ? 'second' : 'first');
      expect(await resumed('keys.example', '-tls1_3')).toBe('.');
    },
    60_000,
  );
});
