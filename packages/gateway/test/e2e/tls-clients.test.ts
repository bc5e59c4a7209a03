import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthorities, showsChains } from './authorities.ts';
import { shell } from './curl.ts';
import { freePorts, type Running, startProgram } from './program.ts';

/** What each server has in its block, by the name of its port. */
const SERVERS: Readonly<Record<string, string>> = {
  on: 'ssl_verify_client on; ssl_client_certificate DIR/a.pem;',
  shallow: 'ssl_verify_client optional; ssl_verify_depth 0; ssl_client_certificate DIR/a.pem;',
  deep: 'ssl_verify_client on; ssl_verify_depth 2; ssl_client_certificate DIR/a.pem;',
  revoking: 'ssl_verify_client on; ssl_client_certificate DIR/a.pem; ssl_crl DIR/a.crl;',
  knowing: 'ssl_verify_client on; ssl_client_certificate DIR/a.pem; ssl_trusted_certificate DIR/middle.pem;',
  anybody: 'ssl_verify_client optional_no_ca;',
  trusting: 'ssl_verify_client optional_no_ca; ssl_trusted_certificate DIR/a.pem;',
  caught: `ssl_verify_client on; ssl_client_certificate DIR/a.pem; error_page 495 496 /caught;
    location /caught { internal; return 403 "caught $ssl_client_verify\\n"; }`,
  old: 'ssl_verify_client on; ssl_client_certificate DIR/a.pem; ssl_protocols TLSv1.2;',
  crossed: 'ssl_verify_client on; ssl_client_certificate DIR/crossed.pem;',
  rooted: 'ssl_verify_client on; ssl_verify_depth 2; ssl_client_certificate DIR/crossed-root.pem;',
  open: '',
  second: 'http2 on; ssl_verify_client on; ssl_client_certificate DIR/a.pem;',
};

let directory = '';
let chains = true;
let program: Running;
const ports: Record<string, number> = {};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeAuthorities(directory);
  chains = await showsChains(directory);
  const blocks: string[] = [];
  const free = await freePorts(Object.keys(SERVERS).length + 2);
  [...Object.keys(SERVERS), 'names', 'shut'].forEach((name, i) => {
    ports[name] = free[i] ?? 0;
  });
  for (const [name, settings] of Object.entries(SERVERS)) {
    blocks.push(`server { listen 127.0.0.1:${ports[name]} ssl; ${settings}
      location / { return 200 "$ssl_client_verify $ssl_client_s_dn $ssl_session_reused\\n"; } }`);
  }
  const named = (name: string, settings: string): string =>
    `server { listen 127.0.0.1:${ports['names']} ssl; server_name ${name}; ${settings} location / { return 200 "${name} $ssl_client_verify $ssl_cipher\\n"; } }`;
  blocks.push(
    named('a.example alias.example', 'http2 on; ssl_verify_client on; ssl_client_certificate DIR/a.pem;'),
    named('b.example', 'ssl_verify_client optional; ssl_client_certificate DIR/b.pem; error_page 421 /page;'),
    named('open.example', 'http2 on; ssl_protocols TLSv1.2; ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256;'),
    named('shut.example', 'ssl_reject_handshake on;'),
  );
  blocks.push(
    `server { listen 127.0.0.1:${ports['shut']} ssl; ssl_certificate DIR/server.pem; ssl_certificate_key DIR/server.key; server_name here.example; return 200 "here\\n"; }`,
    `server { listen 127.0.0.1:${ports['shut']} ssl default_server; ssl_reject_handshake on; }`,
  );
  program = await startProgram(
    `
    worker_processes 2;
    error_log logs/error.log info;
    events {}
    http {
      access_log off;
      ssl_certificate DIR/server.pem;
      ssl_certificate_key DIR/server.key;
      ${blocks.join('\n')}
    }`.replaceAll('DIR', directory),
  );
}, 60_000);

afterAll(async () => {
  await program.stop();
  rmSync(directory, { recursive: true });
});

/** What curl gets of a server; `client` is a file of certificates, whose key has the name before its first `-`. */
async function ask(port: string, client: string, options = '', host = '127.0.0.1'): Promise<string> {
  const certificate = client === '' ? '' : `--cert ${client}.pem --key ${client.replace(/-.*/, '')}.key`;
  const resolve = host === '127.0.0.1' ? '' : `--resolve ${host}:${ports[port]}:127.0.0.1`;
  const command = `curl -sk -m 20 ${certificate} ${resolve} ${options} https://${host}:${ports[port]}/`;
  return (await shell(command, directory)).stdout;
}

const CERTIFICATE_ERROR = '<head><title>400 The SSL certificate error</title></head>';
const NO_CERTIFICATE = '<head><title>400 No required SSL certificate was sent</title></head>';

describe('a server that verifies its clients', () => {
  // recorded of nginx 1.22.1
  it.each([
    ['on', 'alice', 'SUCCESS CN=alice'],
    ['on', 'bob-chain', 'SUCCESS CN=bob'],
    ['on', 'bob', CERTIFICATE_ERROR],
    ['on', 'carl-chain', CERTIFICATE_ERROR],
    ['on', 'carl-false', CERTIFICATE_ERROR],
    ['on', 'dora', CERTIFICATE_ERROR],
    ['on', 'late', CERTIFICATE_ERROR],
    ['on', 'self', CERTIFICATE_ERROR],
    ['on', 'gone', 'SUCCESS CN=gone'],
    ['on', '', NO_CERTIFICATE],
    ['old', 'alice', 'SUCCESS CN=alice'],
    ['old', '', NO_CERTIFICATE],
    ['deep', 'carl-chain', 'SUCCESS CN=carl'],
    ['shallow', 'alice', 'SUCCESS CN=alice'],
    ['shallow', 'bob-chain', CERTIFICATE_ERROR],
    ['shallow', '', 'NONE'],
    ['revoking', 'alice', 'SUCCESS CN=alice'],
    ['revoking', 'gone', CERTIFICATE_ERROR],
    ['anybody', 'alice', 'FAILED:unable to verify the first certificate CN=alice'],
    ['anybody', 'bob-chain', 'FAILED:unable to get local issuer certificate CN=bob'],
    ['anybody', 'self', 'FAILED:self-signed certificate CN=self'],
    ['anybody', 'late', CERTIFICATE_ERROR],
    ['anybody', '', 'NONE'],
    ['trusting', 'alice', 'SUCCESS CN=alice'],
    ['trusting', 'dora', 'FAILED:unable to verify the first certificate CN=dora'],
    ['trusting', 'carl-chain', 'FAILED:unable to get local issuer certificate CN=carl'],
    ['caught', 'alice', 'SUCCESS CN=alice'],
    ['caught', 'self', 'caught FAILED:self-signed certificate'],
    ['caught', '', 'caught NONE'],
    ['crossed', 'alice', CERTIFICATE_ERROR],
    ['open', 'alice', 'NONE'],
  ])('%s: answers %j with %s', async (port, client, answer) => {
    // what Node.js does not show is not taken to be signed
    const hidden = client.endsWith('-chain') && answer.startsWith('SUCCESS') && !chains;
    expect(await ask(port, client)).toContain(hidden ? CERTIFICATE_ERROR : answer);
  });

  it('takes certificates by authorities that vouch for one another, if one of them is trusted itself', async () => {
    expect(await ask('rooted', 'alice')).toContain('SUCCESS CN=alice');
    expect(await ask('rooted', 'dora')).toContain('SUCCESS CN=dora');
  });

  it('takes certificates by intermediate authorities that it knows itself', async () => {
    expect(await ask('knowing', 'bob')).toContain('SUCCESS CN=bob');
    expect(await ask('knowing', 'bob-chain')).toContain('SUCCESS CN=bob');
  });

  it('has nginx’s pages and closes the connection', async () => {
    const [wrong, none] = [await ask('on', 'self', '-i'), await ask('on', '', '-i')];
    for (const answer of [wrong, none]) expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*Connection: close/s);
    const page = (title: string): RegExp =>
      new RegExp(
        `<html>\r\n<head><title>400 ${title}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>${title}</center>\r\n<hr>`,
      );
    expect(wrong).toMatch(page('The SSL certificate error'));
    expect(none).toMatch(page('No required SSL certificate was sent'));
  });

  it('logs why as nginx does', async () => {
    await ask('on', 'self');
    await ask('on', '');
    const log = program.read('logs/error.log');
    const context = `while reading client request headers, client: 127.0.0.1, server: , request: "GET / HTTP/1.1", host: "127.0.0.1:${ports['on']}"`;
    expect(log).toContain(`client SSL certificate verify error: (18:self-signed certificate) ${context}`);
    expect(log).toContain(`client sent no required SSL certificate ${context}`);
  });

  it.each(['-tls1_2', '-tls1_3'])(
    'resumes no session with %s, neither its own nor one of another server',
    async (version) => {
      const resume = async (from: string, to: string): Promise<string> => {
        const request = `(printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n'; sleep 0.5)`;
        const connect = (port: string, more: string): string =>
          `openssl s_client -quiet -ign_eof -connect 127.0.0.1:${ports[port]} ${version} -cert alice.pem -key alice.key ${more} 2>/dev/null`;
        await shell(`${request} | ${connect(from, '-sess_out session.pem')}`, directory);
        return (await shell(`${request} | ${connect(to, '-sess_in session.pem')}`, directory)).stdout;
      };
      expect(await resume('open', 'open')).toContain('NONE  r\n');
      expect(await resume('open', 'on')).toContain('SUCCESS CN=alice .\n');
      expect(await resume('on', 'on').catch(() => '')).not.toContain(' r\n');
      expect(await resume('on', 'open').catch(() => '')).not.toContain(' r\n');
    },
  );
});

describe('servers of several names on one address', () => {
  it('judge clients by their own authorities', async () => {
    expect(await ask('names', 'alice', '', 'a.example')).toContain('a.example alias.example SUCCESS');
    expect(await ask('names', 'dora', '', 'a.example')).toContain(CERTIFICATE_ERROR);
    expect(await ask('names', 'dora', '', 'b.example')).toContain('b.example SUCCESS');
    expect(await ask('names', 'alice', '', 'b.example')).toContain(CERTIFICATE_ERROR);
  });

  it('ask for a certificate only where it is wanted', async () => {
    const asks = async (name: string): Promise<boolean> => {
      const command = `openssl s_client -connect 127.0.0.1:${ports['names']} -servername ${name} < /dev/null`;
      return (await shell(command, directory)).stdout.includes('Acceptable client certificate CA names');
    };
    expect(await asks('a.example')).toBe(true);
    expect(await asks('open.example')).toBe(false);
  });

  it('have their own protocols and ciphers', async () => {
    expect(await ask('names', '', '', 'open.example')).toBe('open.example NONE ECDHE-ECDSA-AES128-GCM-SHA256\n');
    expect(await ask('names', 'dora', '', 'b.example')).toContain('b.example SUCCESS TLS_AES_256_GCM_SHA384');
  });

  it.each([
    ['open.example', 'a.example', 'alice'],
    ['a.example', 'alias.example', 'alice'],
    ['a.example', 'b.example', 'alice'],
    ['b.example', 'a.example', ''],
  ])('answer 421 where the handshake was for %s and the request is for %s', async (name, host, client) => {
    const answer = await ask('names', client, `-i --http1.1 -H 'Host: ${host}'`, name);
    expect(answer).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\n.*Connection: close/s);
    expect(program.read('logs/error.log')).toContain(
      'client attempted to request the server name different from the one that was negotiated while reading client request headers, client: 127.0.0.1',
    );
  });

  it('let a verified client go to a server that verifies nobody', async () => {
    expect(await ask('names', 'alice', `-H 'Host: open.example'`, 'a.example')).toContain('open.example SUCCESS');
  });

  it('do not take a verdict by other authorities where the handshake named no server', async () => {
    expect(await ask('names', 'alice', `-H 'Host: b.example'`)).toContain('421 Misdirected Request');
    expect(await ask('names', 'alice', `-H 'Host: alias.example'`)).toContain('SUCCESS');
  });

  it('serve a request without a Host by the server of the handshake', async () => {
    expect(await ask('names', '', `-0 -H 'Host:'`, 'open.example')).toContain('open.example NONE');
  });
});

describe('a server that verifies its clients over HTTP/2', () => {
  it.each([
    ['alice', /^HTTP\/2 200 .*SUCCESS CN=alice/s],
    ['self', /^HTTP\/2 400 .*The SSL certificate error/s],
    ['', /^HTTP\/2 400 .*No required SSL certificate was sent/s],
  ])('answers %j', async (client, answer) => {
    expect(await ask('second', client, '-i --http2')).toMatch(answer);
  });

  it('takes no request for it on a connection to another', async () => {
    const other = await ask('names', '', `-i --http2 -H 'Host: a.example'`, 'open.example');
    expect(other).toMatch(/^HTTP\/2 421 /);
    // its error_page is not for those that it has not let in either
    const disabled = await ask('names', 'alice', `-i --http2 -H 'Host: b.example'`, 'a.example');
    expect(disabled).toMatch(/^HTTP\/2 421 .*421 Misdirected Request/s);
    expect(disabled).not.toContain('b.example');
    expect(await ask('names', 'alice', '-i --http2', 'a.example')).toMatch(/^HTTP\/2 200 .*SUCCESS/s);
  });
});

describe('ssl_reject_handshake', () => {
  it.each([
    ['names', '-servername shut.example'],
    ['shut', '-servername elsewhere.example'],
    ['shut', '-noservername'],
  ])('ends a handshake at %s with %s by an alert', async (port, options) => {
    const command = `openssl s_client -connect 127.0.0.1:${ports[port]} ${options} < /dev/null`;
    const { stdout, stderr } = await shell(command, directory);
    expect(stderr).toContain('unrecognized name');
    expect(stdout).toContain('no peer certificate available');
    expect(program.read('logs/error.log')).toContain(
      `handshake rejected while SSL handshaking, client: 127.0.0.1, server: 127.0.0.1:${ports[port]}`,
    );
  });

  it('of a default server leaves the others as they are', async () => {
    expect(await ask('shut', '', '', 'here.example')).toBe('here\n');
    expect((await ask('names', 'alice', '', 'a.example')).length).toBeGreaterThan(0);
  });
});
