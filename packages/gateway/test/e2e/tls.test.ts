import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from './certificate.ts';
import { curl } from './curl.ts';
import { descriptorsDownTo, openDescriptors } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { ask, openRaw, RawConnection } from './raw-connection.ts';

let directory = '';
let port = 0;
let oldPort = 0;
let program: Running;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeCertificate(directory, 'first.example');
  await makeCertificate(directory, 'second.example');
  [port, oldPort] = [await freePort(), await freePort()];
  const certificate = (name: string): string =>
    `ssl_certificate ${directory}/${name}.pem; ssl_certificate_key ${directory}/${name}.key;`;
  program = await startProgram(
    `
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 16; }
    http {
      access_log off;
      server {
        listen 127.0.0.1:${port} ssl;
        server_name first.example;
        ${certificate('first.example')}
        location / { }
        location /who { return 200 "first $scheme $https $ssl_protocol $ssl_server_name $server_port\\n"; }
        location /redirect { return 301 /who; }
        location /body { echo_read_request_body; echo "<$request_body>"; }
      }
      server {
        listen 127.0.0.1:${port} ssl;
        server_name second.example *.wild.example;
        ${certificate('second.example')}
        location /who { return 200 "second\\n"; }
      }
      server {
        listen 127.0.0.1:${oldPort} ssl;
        ssl_protocols TLSv1.2;
        client_header_timeout 500ms;
        error_page 497 https://$host:${oldPort}$request_uri;
        ${certificate('first.example')}
        location /who { return 200 "$ssl_protocol $ssl_cipher\\n"; }
      }
    }`,
    { 'html/large': `${'x'.repeat(5_000_000)}\n` },
  );
});

afterAll(async () => {
  await program.stop();
  rmSync(directory, { recursive: true });
});

/** Shakes hands; the socket, or the error that the handshake ended with. */
function handshake(to: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = tlsConnect({ port: to, host: '127.0.0.1', rejectUnauthorized: false, ...options });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** What comes of a request over TLS until the server closes. */
async function askSecurely(to: number, request: string, options: ConnectionOptions = {}): Promise<string> {
  const connection = new RawConnection(await handshake(to, options));
  await connection.send(request);
  await connection.untilClosed();
  connection.destroy();
  return connection.text;
}

const get = (target: string, host = 'first.example'): string =>
  `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

describe('a server with TLS', () => {
  it('serves curl, which checks the certificate', async () => {
    const url = `--cacert ${directory}/first.example.pem --resolve first.example:${port}:127.0.0.1 https://first.example:${port}`;
    expect(await curl(`${url}/who`)).toMatch(/^first https on TLSv1\.3 first\.example \d+\n$/);
    expect(await curl(`-d hello ${url}/body`)).toBe('<hello>\n');
    expect(await curl(`-o /dev/null -w '%{redirect_url}' ${url}/redirect`)).toBe(`https://first.example:${port}/who`);
  });

  it('keeps connections and answers what is pipelined on them', async () => {
    const request = get('/who').replace('Connection: close\r\n', '');
    expect(statusesOf(await askSecurely(port, request.repeat(50) + get('/who')))).toHaveLength(51);
  });

  it('takes a handshake and a request that come byte by byte', async () => {
    const wire = connect({ port, host: '127.0.0.1', noDelay: true });
    const slow = new Duplex({
      read: () => wire.resume(),
      write: (chunk: Buffer, _encoding, done) => {
        for (const byte of chunk) wire.write(Buffer.of(byte));
        setImmediate(done);
      },
    });
    wire.on('data', (chunk) => slow.push(chunk)).on('end', () => slow.push(null));
    expect(await askSecurely(port, get('/who'), { socket: slow })).toContain('first https');
    wire.destroy();
  });

  it('answers a client that ends its side after the request', async () => {
    const connection = new RawConnection(await handshake(port));
    await connection.send(get('/large').replace('Connection: close\r\n', ''));
    connection.end();
    await connection.untilClosed();
    connection.destroy();
    expect(connection.text.length).toBeGreaterThan(5_000_000);
  });

  it('sends a large file whole', async () => {
    expect((await askSecurely(port, get('/large'))).length).toBeGreaterThan(5_000_000);
  });

  it.each([
    ['first.example', 'first.example'],
    ['second.example', 'second.example'],
    ['SECOND.example', 'second.example'],
    ['a.wild.example', 'second.example'],
    ['unknown.example', 'first.example'],
    ['', 'first.example'],
  ])('shows a client that asks for %j the certificate of %s', async (servername, subject) => {
    const socket = await handshake(port, { servername });
    expect(socket.getPeerCertificate().subject.CN).toBe(subject);
    socket.destroy();
  });

  it('chooses the server by the Host field', async () => {
    expect(await askSecurely(port, get('/who', 'second.example'), { servername: 'second.example' })).toContain(
      'second\n',
    );
    expect(await askSecurely(port, get('/who'), { servername: 'first.example' })).toContain('first https');
  });

  it('speaks the protocols of ssl_protocols alone', async () => {
    expect(await askSecurely(oldPort, get('/who'))).toMatch(/\r\n\r\nTLSv1\.2 [A-Z0-9-]+\n$/);
    await expect(handshake(oldPort, { minVersion: 'TLSv1.3' })).rejects.toThrow(/protocol|alert/i);
    await expect(handshake(port, { maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' })).rejects.toThrow();
    const socket = await handshake(port, { maxVersion: 'TLSv1.2' });
    expect(socket.getProtocol()).toBe('TLSv1.2');
    socket.destroy();
  });
});

describe('a port with TLS', () => {
  it('tells a client that speaks plain HTTP what it is, as nginx does', async () => {
    const text = await ask(port, 'GET /who HTTP/1.1\r\nHost: first.example\r\n\r\n');
    expect(statusesOf(text)).toEqual([400]);
    expect(text).toContain('The plain HTTP request was sent to HTTPS port');
  });

  it('can send that client to the right place by error_page 497', async () => {
    const text = await ask(oldPort, 'GET /who?a=b HTTP/1.1\r\nHost: first.example\r\n\r\n');
    expect(statusesOf(text)).toEqual([302]);
    expect(text).toContain(`Location: https://first.example:${oldPort}/who?a=b\r\n`);
    expect(text).toContain('Connection: close\r\n');
  });

  it.each([
    ['bytes that are nothing', '\xff\xfe\xfd'.repeat(100)],
    ['a handshake that breaks off', '\x16\x03\x01\x02\x00\x01'],
    ['a handshake of SSLv2', '\x80\x2e\x01\x00\x02\x00\x15'],
    ['a record that is too long', `\x16\x03\x01\xff\xff${'x'.repeat(70_000)}`],
  ])('survives %s', async (_, bytes) => {
    const before = openDescriptors(program.worker());
    const connection = await openRaw(port);
    await connection.send(bytes);
    connection.end();
    await connection.untilClosed();
    connection.destroy();
    expect(connection.text).not.toContain('HTTP/');
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
    expect(await askSecurely(port, get('/who'))).toContain('first https');
  });

  it('closes a connection whose handshake does not end in client_header_timeout', async () => {
    const before = openDescriptors(program.worker());
    const connection = await openRaw(oldPort);
    await connection.send('\x16\x03\x01');
    await connection.untilClosed();
    connection.destroy();
    expect(connection.text).not.toContain('HTTP/');
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
  });

  it('counts connections in the middle of their handshake among worker_connections', async () => {
    const before = openDescriptors(program.worker());
    const connections = [];
    for (let i = 0; i < 40; i++) connections.push(await openRaw(port));
    for (const connection of connections) await connection.send('\x16\x03\x01');
    await Promise.all(connections.slice(16).map((connection) => connection.untilClosed()));
    expect(openDescriptors(program.worker()) - before).toBeLessThanOrEqual(16);
    for (const connection of connections) connection.destroy();
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
    expect(await askSecurely(port, get('/who'))).toContain('first https');
  });
});
