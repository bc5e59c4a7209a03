import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthorities } from './authorities.ts';
import { shell } from './curl.ts';
import { freePort, type Running, startProgram } from './program.ts';

let directory = '';
let program: Running;
const ports = { byName: 0, mapped: 0, secret: 0 };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeAuthorities(directory);
  mkdirSync(join(directory, 'names'));
  await copy('alice', 'alice.example');
  await copy('bob', 'bob.example');
  await shell(
    'cp alice.pem names/mixed.example.pem; cp bob.key names/mixed.example.key; cp alice.pem names/half.example.pem',
    directory,
  );
  for (const name of ['byName', 'mapped', 'secret'] as const) {
    do ports[name] = await freePort();
    while (Object.values(ports).filter((each) => each === ports[name]).length > 1);
  }
  const data = (name: string): string => `"data:${readFileSync(join(directory, name), 'latin1')}"`;
  program = await startProgram(`
    error_log logs/error.log info;
    events {}
    http {
      access_log off;
      map $ssl_server_name $who { hostnames; default alice; *.bob.example bob; }
      map $ssl_server_name $key { default 'data:SECRET'; alice.example ${data('alice.key')}; }
      server {
        listen 127.0.0.1:${ports.byName} ssl;
        ssl_certificate ${directory}/names/$ssl_server_name.pem;
        ssl_certificate_key ${directory}/names/$ssl_server_name.key;
        return 200 "$ssl_server_name $ssl_session_reused\\n";
      }
      server {
        listen 127.0.0.1:${ports.mapped} ssl;
        ssl_certificate ${directory}/$who.pem;
        ssl_certificate_key ${directory}/$who.key;
        ssl_verify_client optional;
        ssl_client_certificate ${directory}/a.pem;
        return 200 "$ssl_client_verify\\n";
      }
      server {
        listen 127.0.0.1:${ports.secret} ssl;
        ssl_certificate ${data('alice.pem')};
        ssl_certificate_key $key;
        return 200 "secret\\n";
      }
    }`);
}, 60_000);

afterAll(async () => {
  await program.stop();
  rmSync(directory, { recursive: true });
});

async function copy(from: string, to: string): Promise<void> {
  await shell(`cp ${from}.pem names/${to}.pem; cp ${from}.key names/${to}.key`, directory);
}

/** The subject that a client sees, or the alert that it gets. */
async function seen(port: number, name: string): Promise<string> {
  const option = name === '' ? '-noservername' : `-servername ${name}`;
  const command = `openssl s_client -connect 127.0.0.1:${port} ${option} < /dev/null 2>&1`;
  const { stdout } = await shell(command, directory);
  return /^subject=(.*)$/m.exec(stdout)?.[1] ?? /alert (\w+ ?\w*)/.exec(stdout)?.[1] ?? stdout;
}

describe('a certificate that variables choose', () => {
  it('is that of the name that a client asks for', async () => {
    expect(await seen(ports.byName, 'alice.example')).toBe('CN = alice');
    expect(await seen(ports.byName, 'bob.example')).toBe('CN = bob');
    expect(await seen(ports.mapped, 'other.example')).toBe('CN = alice');
    expect(await seen(ports.mapped, 'www.bob.example')).toBe('CN = bob');
  });

  it('serves requests, and verifies clients', async () => {
    const ask = async (port: number, name: string, options = ''): Promise<string> =>
      (await shell(`curl -sk ${options} --resolve ${name}:${port}:127.0.0.1 https://${name}:${port}/`, directory))
        .stdout;
    expect(await ask(ports.byName, 'alice.example')).toBe('alice.example .\n');
    expect(await ask(ports.mapped, 'a.bob.example', '--cert alice.pem --key alice.key')).toBe('SUCCESS\n');
    expect(await ask(ports.secret, 'alice.example')).toBe('secret\n');
  });

  it('is read anew when it has changed', async () => {
    await copy('alice', 'new.example');
    expect(await seen(ports.byName, 'new.example')).toBe('CN = alice');
    await copy('bob', 'new.example');
    expect(await seen(ports.byName, 'new.example')).toBe('CN = bob');
  });

  // recorded of nginx 1.22.1
  it.each([
    [
      'none.example',
      'cannot load certificate "DIR/names/none.example.pem": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(DIR/names/none.example.pem, r) error:10000080:BIO routines::no such file)',
    ],
    [
      'half.example',
      'cannot load certificate key "DIR/names/half.example.key": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(DIR/names/half.example.key, r) error:10000080:BIO routines::no such file)',
    ],
    ['mixed.example', 'SSL_CTX_use_PrivateKey("DIR/names/mixed.example.key") failed (SSL: '],
    ['', 'cannot load certificate "DIR/names/.pem": BIO_new_file() failed'],
  ])('that is not there for %j ends the handshake alone', async (name, message) => {
    expect(await seen(ports.byName, name)).toBe('internal error');
    const line = `[error] ${program.worker()}#`;
    const log = program.read('logs/error.log');
    expect(log).toContain(message.replaceAll('DIR', directory));
    expect(log).toContain(line);
    expect(log).toContain(` while SSL handshaking, client: 127.0.0.1, server: 127.0.0.1:${ports.byName}`);
    expect(await seen(ports.byName, 'alice.example')).toBe('CN = alice');
  });

  it.each([
    '../alice',
    'x/../../alice',
    '/etc/passwd',
    '..',
    './alice.example',
    'alice.example/../bob.example',
    'a..b',
  ])('is not looked for by the name %s', async (name) => {
    expect(await seen(ports.byName, name)).toBe('internal error');
    expect(program.read('logs/error.log')).toContain('client sent invalid server name while SSL handshaking');
    expect(program.read('logs/error.log')).not.toContain(`names/${name}`);
  });

  it('never has the text of a key logged', async () => {
    expect(await seen(ports.secret, 'other.example')).toBe('internal error');
    const log = program.read('logs/error.log');
    expect(log).toContain('cannot load certificate key "data:": PEM_read_bio_PrivateKey() failed');
    expect(log).not.toContain('SECRET');
  });
});
