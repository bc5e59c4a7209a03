import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from './certificate.ts';
import { curl, shell } from './curl.ts';
import { freePorts, type Running, startProgram } from './program.ts';
import { ask, openRaw, RawConnection } from './raw-connection.ts';

const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
const V1 = 'PROXY TCP4 1.2.3.4 5.6.7.8 1234 80\r\n';
const V6 = 'PROXY TCP6 2001:db8::1 ::1 1234 80\r\n';
const TLV = '\x02\0\x0bexample.com';
const V2 = `\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x1a\x01\x02\x03\x04\x05\x06\x07\x08\x04\xd2\0\x50${TLV}`;
const SEEN = '1.2.3.4|1234|5.6.7.8|80|1.2.3.4|1234';

let directory = '';
let plain = 0;
let secure = 0;
let brief = 0;
let untrusted = 0;
let six = 0;
let socketPath = '';
let program: Running;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  socketPath = `${directory}/server.sock`;
  await makeCertificate(directory, 'localhost');
  [plain = 0, secure = 0, brief = 0, untrusted = 0, six = 0] = await freePorts(5);
  const names = '$proxy_protocol_addr|$proxy_protocol_port|$proxy_protocol_server_addr|$proxy_protocol_server_port';
  program = await startProgram(`
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 64; }
    http {
      log_format seen "$remote_addr $proxy_protocol_addr $scheme";
      access_log logs/access.log seen;
      set_real_ip_from 127.0.0.1;
      set_real_ip_from ::1;
      set_real_ip_from unix:;
      real_ip_header proxy_protocol;
      http2 on;
      ssl_certificate ${directory}/localhost.pem;
      ssl_certificate_key ${directory}/localhost.key;
      server {
        listen 127.0.0.1:${plain} proxy_protocol;
        listen 127.0.0.1:${secure} ssl proxy_protocol;
        listen [::1]:${six} proxy_protocol;
        listen unix:${socketPath} proxy_protocol;
        location / { return 200 "${names}|$remote_addr|$remote_port"; }
        location /tlv { return 200 "$proxy_protocol_tlv_authority $proxy_protocol_tlv_alpn $scheme"; }
        location /own { return 200 "$realip_remote_addr $server_port"; }
        location /line { return 200 "$remote_addr\n"; }
        location /echo { client_body_buffer_size 1m; echo_read_request_body; echo -n $request_body; }
      }
      server {
        listen 127.0.0.1:${plain};
        server_name second;
        location / { return 200 "second $proxy_protocol_addr"; }
      }
      server { listen 127.0.0.1:${brief} proxy_protocol; client_header_timeout 200ms; }
      server {
        listen 127.0.0.1:${untrusted} proxy_protocol;
        set_real_ip_from 10.0.0.1;
        location / { return 200 "$remote_addr $proxy_protocol_addr"; }
      }
    }
  `);
});

afterAll(async () => {
  await program.stop();
  rmSync(directory, { recursive: true, force: true });
});

function bodyOf(answer: string): string {
  return answer.split('\r\n\r\n')[1] ?? '';
}

/** Speaks TLS behind a header. */
async function secureBehind(header: string, options: ConnectionOptions = {}): Promise<RawConnection> {
  const socket = connect({ port: secure, host: '127.0.0.1' });
  await new Promise<void>((resolve) => socket.write(header, 'latin1', () => resolve()));
  const tls = tlsConnect({ socket, rejectUnauthorized: false, ...options });
  await new Promise((resolve, reject) => tls.once('secureConnect', resolve).once('error', reject));
  return new RawConnection(tls);
}

/** Stands in front of the server: puts a header before what clients say first, in pieces of that size; 0 for all in one. */
async function startProxy(header: string, size: number): Promise<Server> {
  const proxy = createServer((client) => {
    const server = connect({ port: secure, host: '127.0.0.1', noDelay: true });
    server.pipe(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.once('data', async (hello) => {
      client.pause();
      const first = Buffer.concat([Buffer.from(header, 'latin1'), hello]);
      const step = size || first.length;
      for (let at = 0; at < first.length; at += step) {
        await new Promise((resolve) => server.write(first.subarray(at, at + step), resolve));
      }
      client.pipe(server);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

describe('a connection that begins with a header', () => {
  it.each([
    ['version 1', V1, SEEN],
    ['version 2', V2, SEEN],
    ['version 1 over IPv6', V6, '2001:db8::1|1234|::1|80|2001:db8::1|1234'],
  ])('of %s is that of the client it names', async (_, header, seen) => {
    expect(bodyOf(await ask(plain, header + REQUEST))).toBe(seen);
  });

  it.each(['PROXY UNKNOWN\r\n', '\r\n\r\n\0\r\nQUIT\n\x20\0\0\0'])('%j is that of the proxy itself', async (header) => {
    expect(bodyOf(await ask(plain, header + REQUEST))).toMatch(/^\|\|\|\|127\.0\.0\.1\|\d+$/);
  });

  it.each([
    ['one', V1],
    ['two', V2],
  ])('of version %s may come byte by byte, with the request', async (_, header) => {
    const connection = await openRaw(plain, { noDelay: true });
    await connection.sendInPieces(header + REQUEST, 1);
    await connection.untilClosed();
    expect(bodyOf(connection.text)).toBe(SEEN);
  });

  it.each([V1, V2])('may wait with its request: %j', async (header) => {
    const connection = await openRaw(plain);
    await connection.send(header);
    await connection.send(REQUEST);
    await connection.untilClosed();
    expect(bodyOf(connection.text)).toBe(SEEN);
  });

  it('has one header for all its requests', async () => {
    const connection = await openRaw(plain);
    const keep = 'GET /line HTTP/1.1\r\nHost: a\r\n\r\n';
    await connection.send(V1 + keep + keep);
    await connection.untilResponses(2);
    await connection.send(keep);
    await connection.untilResponses(3);
    expect(connection.text.match(/^1\.2\.3\.4$/gm)).toHaveLength(3);
    await connection.send(V1 + keep);
    await connection.untilClosed();
    expect(connection.statuses).toEqual([200, 200, 200, 400]);
    connection.destroy();
  });

  it('brings a large body whole', async () => {
    const body = 'x'.repeat(300_000);
    const head = `POST /echo HTTP/1.0\r\nContent-Length: ${body.length}\r\n\r\n`;
    expect(bodyOf(await ask(plain, V2 + head + body)) === body).toBe(true);
  });

  it('may end its side at once', async () => {
    const connection = await openRaw(plain);
    await connection.send(V1 + REQUEST);
    connection.end();
    await connection.untilClosed();
    expect(bodyOf(connection.text)).toBe(SEEN);
  });

  it('tells TLVs', async () => {
    expect(bodyOf(await ask(plain, `${V2}GET /tlv HTTP/1.0\r\n\r\n`))).toBe('example.com  http');
  });

  it('is taken by all servers of the address', async () => {
    expect(bodyOf(await ask(plain, `${V1}GET / HTTP/1.0\r\nHost: second\r\n\r\n`))).toBe('second 1.2.3.4');
  });

  it('does not move a client whose proxy is not trusted', async () => {
    expect(bodyOf(await ask(untrusted, V1 + REQUEST))).toBe('127.0.0.1 1.2.3.4');
  });

  it('leaves the two ends of the connection as they are', async () => {
    expect(bodyOf(await ask(plain, `${V1}GET /own HTTP/1.0\r\n\r\n`))).toBe(`127.0.0.1 ${plain}`);
  });

  it('comes over IPv6 and over a unix socket, too', async () => {
    expect(bodyOf(await ask(six, V1 + REQUEST, { host: '::1' }))).toBe(SEEN);
    const { stdout } = await shell(`curl -s --haproxy-protocol --unix-socket ${socketPath} http://a/tlv`);
    expect(stdout).toBe('  http');
  });

  it('is written by curl', async () => {
    expect(await curl(`--haproxy-protocol http://127.0.0.1:${plain}/`)).toMatch(
      new RegExp(`^127\\.0\\.0\\.1\\|(\\d+)\\|127\\.0\\.0\\.1\\|${plain}\\|127\\.0\\.0\\.1\\|\\1$`),
    );
  });

  it('is in the access log by the client that it names', async () => {
    await ask(plain, V1 + REQUEST);
    expect(program.read('logs/access.log')).toContain('1.2.3.4 1.2.3.4 http\n');
  });
});

describe('TLS behind a header', () => {
  it.each([
    ['version 1', V1],
    ['version 2', V2],
  ])('of %s is that of the client', async (_, header) => {
    const connection = await secureBehind(header);
    await connection.send(REQUEST);
    await connection.untilClosed();
    expect(bodyOf(connection.text)).toBe(SEEN);
  });

  it('knows TLVs', async () => {
    const connection = await secureBehind(V2);
    await connection.send('GET /tlv HTTP/1.0\r\n\r\n');
    await connection.untilClosed();
    expect(bodyOf(connection.text)).toBe('example.com  https');
  });

  it('may speak HTTP/2 behind it, with TLS and without', async () => {
    const address = /^200 2 127\.0\.0\.1\|\d+\|/;
    const seen = async (url: string): Promise<string> => {
      const { stdout } = await shell(`curl -sk --haproxy-protocol ${url} -w "\n%{http_code} %{http_version}"`);
      const [body = '', last = ''] = stdout.split('\n');
      return `${last} ${body}`;
    };
    expect(await seen(`--http2 https://127.0.0.1:${secure}/`)).toMatch(address);
    expect(await seen(`--http2-prior-knowledge http://127.0.0.1:${plain}/`)).toMatch(address);
  });

  it('is written by curl', async () => {
    expect(await curl(`-k --haproxy-protocol https://127.0.0.1:${secure}/own`)).toBe(`127.0.0.1 ${secure}`);
    expect(await curl(`-k --http1.1 --haproxy-protocol https://127.0.0.1:${secure}/`)).toMatch(/^127\.0\.0\.1\|\d+\|/);
  });

  it.each([
    ['in one piece with the handshake', 0],
    ['byte by byte', 1],
  ])('may come %s', async (_, size) => {
    const proxy = await startProxy(V2, size);
    const { port } = proxy.address() as AddressInfo;
    expect(await curl(`-k https://127.0.0.1:${port}/`)).toBe(SEEN);
    proxy.close();
  });

  it('must be there: a plain request is told so', async () => {
    expect(await ask(secure, V1 + REQUEST)).toContain('400 The plain HTTP request was sent to HTTPS port');
  });

  it('is not taken without the header', async () => {
    const { status } = await shell(`curl -s -k https://127.0.0.1:${secure}/`);
    expect(status).not.toBe(0);
  });
});

describe('a connection without a header that can be read', () => {
  const logged = (): string => program.read('logs/error.log');

  it.each([
    ['GET /first HTTP/1.1\r\nHost: a\r\n\r\n', 'broken header: "GET /first HTTP/1.1"'],
    ['PROXY TCP4 1.2.3.4 5.6.7.8 1 99999\r\n', 'broken header: "PROXY TCP4 1.2.3.4 5.6.7.8 1 99999"'],
    [`PROXY UNKNOWN ${'a'.repeat(200)}\r\n`, `broken header: "PROXY UNKNOWN ${'a'.repeat(200)}"`],
    ['\r\n\r\n\0\r\nQUIT\n\x31\x11\0\0', 'unknown PROXY protocol version: 3'],
    ['\r\n\r\n\0\r\nQUIT\n\x21\x11\xff\xff', 'header is too large'],
  ])('that begins with %j is closed without an answer, and logged', async (bytes, message) => {
    expect(await ask(plain, bytes + REQUEST)).toBe('');
    const line = `${message} while reading PROXY protocol, client: 127.0.0.1, server: 127.0.0.1:${plain}\n`;
    await expect.poll(logged).toMatch(/\[error\] \d+#\d+: \*\d+ /);
    await expect.poll(logged).toContain(line);
  });

  it('that ends in the middle of one is closed, and logged', async () => {
    const connection = await openRaw(plain);
    await connection.send('PROXY TCP4 9.9');
    connection.end();
    await connection.untilClosed();
    await expect.poll(logged).toContain('broken header: "PROXY TCP4 9.9" while reading PROXY protocol');
  });

  it.each(['', 'PROXY TCP4 1.2', '\r\n\r\n\0\r\nQUIT\n\x21\x11\x0f'])(
    'that stops after %j is closed once client_header_timeout is over',
    async (bytes) => {
      const connection = await openRaw(brief);
      await connection.send(bytes);
      await connection.untilClosed();
      expect(connection.text).toBe('');
      await expect
        .poll(logged)
        .toContain(`client timed out while reading PROXY protocol, client: 127.0.0.1, server: 127.0.0.1:${brief}\n`);
    },
  );

  it('cannot stretch that time byte by byte', async () => {
    const connection = await openRaw(brief, { noDelay: true });
    let sent = 0;
    const timer = setInterval(() => void connection.send(V2[sent++ % 12] ?? ''), 20);
    await connection.untilClosed();
    clearInterval(timer);
    expect(connection.text).toBe('');
  });

  it('that is reset leaves the server as it is', async () => {
    for (const bytes of ['', 'PROXY ', V1, V2.slice(0, 20)]) {
      const connection = await openRaw(plain);
      await connection.send(bytes);
      connection.resetNow();
    }
    expect(bodyOf(await ask(plain, V1 + REQUEST))).toBe(SEEN);
    expect(program.alive()).toBe(true);
  });
});

it('nothing of this is logged as a fault of the server', () => {
  expect(program.read('logs/error.log')).not.toMatch(/\[(?:alert|crit|emerg)\]/);
});
