import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { freePorts, type Running, runProgram, startProgram } from './program.ts';

/** What each server has in its block, by its name. */
const SERVERS: Readonly<Record<string, string>> = {
  usual: 'ssl_ciphers ALL;',
  dh: 'ssl_dhparam DIR/dh.pem; ssl_ciphers DHE-RSA-AES128-GCM-SHA256; ssl_protocols TLSv1.2;',
  curve: 'ssl_ecdh_curve secp384r1;',
  noTickets: 'ssl_session_tickets off; ssl_session_cache off;',
  shared: 'ssl_session_tickets off; ssl_session_cache builtin:10 shared:SSL:1m;',
  brief: 'ssl_session_tickets off; ssl_session_cache shared:SSL:1m; ssl_session_timeout 2s;',
  other:
    'ssl_session_tickets off; ssl_session_cache shared:SSL:1m; ssl_certificate DIR/other.pem; ssl_certificate_key DIR/other.key;',
  builtin: 'ssl_session_tickets off; ssl_session_cache builtin;',
};

describe('a TLS server', () => {
  let directory: string;
  let program: Running;
  const ports: Record<string, number> = {};

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
    const { status, stderr } = await shell(
      `openssl req -x509 -newkey rsa:2048 -passout pass:right -days 2 -keyout locked.key -out own.pem -subj /CN=localhost &&
       openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem && printf 'wrong\\nright\\n' > passwords && printf nonsense > broken.pem &&
       openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout other.key -out other.pem -subj /CN=other`,
      directory,
    );
    if (status !== 0) throw new Error(stderr);
    const free = await freePorts(Object.keys(SERVERS).length);
    const blocks = Object.entries(SERVERS).map(([name, settings], at) => {
      ports[name] = free[at] ?? 0;
      return `server { listen 127.0.0.1:${ports[name]} ssl; ${settings.replaceAll('DIR', directory)} }`;
    });
    program = await startProgram(`
      worker_processes 3;
      error_log logs/error.log info;
      events {}
      http {
        access_log off;
        ssl_certificate ${directory}/own.pem;
        ssl_certificate_key ${directory}/locked.key;
        ssl_password_file ${directory}/passwords;
        ${blocks.join('\n')}
      }`);
  }, 60_000);
  afterAll(async () => {
    await program.stop();
    rmSync(directory, { recursive: true });
  });

  const handshake = async (name: string, options: string): Promise<string> => {
    const command = `openssl s_client -connect 127.0.0.1:${ports[name]} ${options} < /dev/null`;
    return (await shell(command, directory)).stdout;
  };

  it('opens a key with the passphrase that fits', async () => {
    expect(await handshake('usual', '-tls1_3')).toContain('subject=CN = localhost');
  });

  it('agrees on keys with the parameters that it is given, and without them never by DHE', async () => {
    expect(await handshake('dh', '-tls1_2')).toContain('Cipher is DHE-RSA-AES128-GCM-SHA256');
    expect(await handshake('usual', '-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256')).toContain('Cipher is (NONE)');
  });

  it('agrees on keys by the curves that it is given', async () => {
    expect(await handshake('curve', '-curves P-384')).toContain('Server Temp Key: ECDH, secp384r1, 384 bits');
    expect(await handshake('curve', '-curves X25519')).toContain('Cipher is (NONE)');
    expect(await handshake('usual', '-curves X25519')).toContain('Server Temp Key: X25519');
  });

  /** How many of twelve clients go on with one session, which each of three workers may get to see. */
  const resumed = async (name: string, version: string): Promise<number> => {
    const options = `-connect 127.0.0.1:${ports[name]} ${version}`;
    // in TLS 1.3 a session comes after the handshake
    await shell(`sleep 0.5 | openssl s_client ${options} -sess_out ${name}.session`, directory);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => handshake(name, `${version} -sess_in ${name}.session`)),
    );
    return answers.filter((answer) => answer.includes('Reused, TLSv1.')).length;
  };

  it.each(['-tls1_2', '-tls1_3'])('resumes a session whichever worker it comes to (%s)', async (version) => {
    expect(await resumed('usual', version)).toBe(12);
    expect(await resumed('noTickets', version)).toBe(0);
    // those of TLS 1.3 are in tickets or nowhere
    expect(await resumed('shared', version)).toBe(version === '-tls1_2' ? 12 : 0);
  });

  it('resumes a session in the worker that it was made in', async () => {
    expect(await resumed('builtin', '-tls1_2')).toBeGreaterThan(0);
  });

  it('resumes no session after ssl_session_timeout', async () => {
    await handshake('brief', '-tls1_2 -sess_out brief.session');
    expect(await handshake('brief', '-tls1_2 -sess_in brief.session')).toContain('Reused, TLSv1.2');
    await new Promise((resolve) => setTimeout(resolve, 3100));
    expect(await handshake('brief', '-tls1_2 -sess_in brief.session')).not.toContain('Reused');
  });

  it('resumes no session of a server with another certificate', async () => {
    await handshake('shared', '-tls1_2 -sess_out mine.session');
    expect(await handshake('other', '-tls1_2 -sess_in mine.session')).not.toContain('Reused');
  });

  it('does not shake hands again on a connection of TLS 1.2', async () => {
    const { stdout, stderr } = await shell(
      `(sleep 0.5; echo R; sleep 1) | openssl s_client -connect 127.0.0.1:${ports['usual']} -tls1_2 2>&1`,
      directory,
    );
    expect(stdout + stderr).toContain('RENEGOTIATING');
    expect(stdout + stderr).toContain('no renegotiation');
  });

  it.each([
    [
      'ssl_dhparam none.pem;',
      '[emerg] BIO_new_file("none.pem") failed (SSL: error:80000002:system library::No such file or directory:calling fopen(',
    ],
    ['ssl_dhparam DIR/broken.pem;', '[emerg] PEM_read_bio_DHparams("DIR/broken.pem") failed (SSL: '],
    ['ssl_ecdh_curve foo;', '[emerg] SSL_CTX_set1_curves_list("foo") failed (SSL: '],
    ['ssl_password_file none;', '[emerg] open() "DIR/none" failed (2: No such file or directory) in '],
    ['ssl_stapling on;', '[warn] "ssl_stapling" is not supported, ignored in '],
    ['ssl_early_data on;', '[warn] "ssl_early_data" is not supported, ignored in '],
    [
      'ssl_stapling off; ssl_stapling_verify on; ssl_buffer_size 4k; ssl_stapling_responder http://x/; ssl_stapling_file x;',
      'syntax is ok',
    ],
    ['ssl_stapling maybe;', '[emerg] invalid value "maybe" in "ssl_stapling" directive, it must be "on" or "off" in '],
  ])('that says "%s" is told: %s', async (settings, message) => {
    const text = `events {} http { server { listen 127.0.0.1:1 ssl; ssl_certificate own.pem; ssl_certificate_key locked.key;
      ${settings.includes('ssl_password_file') ? '' : 'ssl_password_file passwords;'} ${settings.replaceAll('DIR', directory)} } }`;
    await shell(`cat > nginx.conf <<'END'\n${text}\nEND`, directory);
    const { stderr } = await runProgram(['-t', '-p', directory]);
    expect(stderr).toContain(message.replaceAll('DIR', directory));
  });
});
