import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectFrames,
  FLAG,
  FrameClient,
  frame,
  getFields,
  headersFrame,
  number32,
  PREFACE,
  requestFrames,
  TYPE,
} from '../http2/frames.ts';
import { curl, shell } from './curl.ts';
import { listening } from './listening.ts';
import { freePorts, type Running, startProgram } from './program.ts';

/** Answers when it is told to, with trailers. */
const held: ServerResponse[] = [];
const backend = createServer((request, response) => {
  if (request.url === '/held') return void held.push(response);
  if (request.url === '/upgrade')
    return void request.socket.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  request.on('end', () => {
    response.writeHead(200, { Trailer: 'X-Sum', Connection: 'close', 'X-Protocol': request.httpVersion });
    response.write(`${request.method} ${size}\n`);
    response.addTrailers({ 'X-Sum': '42' });
    response.end();
  });
});

const BODY = Buffer.alloc(700_000, 'abcdefghijk');

let directory = '';
let program: Running;
let secure = 0;
let plain = 0;
let short = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  const { status, stderr } = await shell(
    'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout own.key -out own.pem -subj /CN=localhost -addext subjectAltName=DNS:a.test,DNS:b.test',
    directory,
  );
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(directory, 'body'), BODY);
  const backendPort = await listening(backend);
  [secure = 0, plain = 0, short = 0] = await freePorts(3);
  program = await startProgram(
    `error_log logs/error.log info;
    events {}
    http {
      log_format it '$request $status $body_bytes_sent $request_length';
      access_log logs/access.log it;
      ssl_certificate ${directory}/own.pem;
      ssl_certificate_key ${directory}/own.key;
      encrypted_session_key "abcdefghijklmnopqrstuvwxyz123456";
      server {
        listen 127.0.0.1:${secure} ssl; listen 127.0.0.1:${plain}; http2 on; server_name a.test;
        client_max_body_size 10m; client_body_buffer_size 10m;
        error_page 404 /gone;
        location / { return 200 "$http2 $server_protocol $scheme $ssl_alpn_protocol\\n"; }
        location /echo { echo_read_request_body; echo -n "$request_body"; }
        location /backend/ { proxy_pass http://127.0.0.1:${backendPort}/; proxy_pass_trailers on; add_header X-Again 1; add_header X-Again 2; }
        location /upgrade { proxy_pass http://127.0.0.1:${backendPort}; proxy_set_header Upgrade x; proxy_set_header Connection upgrade; }
        location /file/ { alias html/; }
        location /moved { return 301 /there; }
        location /missing { return 404; }
        location = /gone { internal; return 200 "gone\\n"; }
        location /login {
          set_encrypt_session $session "user=42"; set_encode_base32 $session;
          add_header Set-Cookie "session=$session; Path=/"; return 204;
        }
        location /me {
          set_decode_base32 $raw $cookie_session; set_decrypt_session $user $raw; return 200 "<$user>\\n";
        }
      }
      server { listen 127.0.0.1:${secure} ssl; listen 127.0.0.1:${plain}; server_name b.test; return 200 "b $server_protocol\\n"; }
      server { listen 127.0.0.1:${short}; http2 on; keepalive_requests 3; keepalive_timeout 1s;
        location / { return 200 "$connection_requests\\n"; } }
    }`,
    { 'html/large': 'x'.repeat(3_000_000) },
  );
}, 60_000);

afterAll(async () => {
  await program.stop();
  backend.closeAllConnections();
  backend.close();
  rmSync(directory, { recursive: true });
});

const over2 = (path: string, more = ''): Promise<string> =>
  curl(`--http2 -k ${more} --resolve a.test:${secure}:127.0.0.1 https://a.test:${secure}${path}`);

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders | undefined;
  readonly body: string;
}

function get(session: ClientHttp2Session, path: string): Promise<Answer> {
  const stream = session.request({ ':path': path });
  let headers: IncomingHttpHeaders = {};
  let trailers: IncomingHttpHeaders | undefined;
  let body = '';
  stream.setEncoding('latin1');
  stream.on('response', (fields) => {
    headers = fields;
  });
  stream.on('trailers', (fields) => {
    trailers = fields;
  });
  stream.on('data', (text: string) => {
    body += text;
  });
  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('close', () => resolve({ headers, trailers, body }));
  });
}

async function withSession<T>(port: number, use: (session: ClientHttp2Session) => Promise<T>): Promise<T> {
  const session = connect(`http://127.0.0.1:${port}`);
  session.on('error', () => {});
  try {
    return await use(session);
  } finally {
    session.destroy();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('HTTP/2', () => {
  it('is agreed on with TLS where the server has it, for the name that is asked for', async () => {
    expect(await over2('/')).toBe('h2 HTTP/2.0 https h2\n');
    expect(await over2('/', '--http1.1')).toBe(' HTTP/1.1 https http/1.1\n');
    const b = `--http2 -k --resolve b.test:${secure}:127.0.0.1 https://b.test:${secure}/`;
    expect(await curl(b)).toBe('b HTTP/1.1\n');
    const { stdout } = await shell(`openssl s_client -connect 127.0.0.1:${secure} -alpn h2,http/1.1 < /dev/null`);
    expect(stdout).toContain('ALPN protocol: h2');
    const none = await shell(`openssl s_client -connect 127.0.0.1:${secure} -alpn gopher < /dev/null 2>&1`);
    expect(none.stdout).toContain('no application protocol');
  });

  it('is spoken without TLS with a client that begins with it, however its first bytes come', async () => {
    expect(await curl(`--http2-prior-knowledge http://127.0.0.1:${plain}/`)).toBe('h2c HTTP/2.0 http \n');
    expect(await curl(`--http2 http://127.0.0.1:${plain}/`)).toBe(' HTTP/1.1 http \n');
    const client = await connectFrames(plain, Buffer.alloc(0));
    for (const byte of Buffer.concat([PREFACE, frame(TYPE.settings, 0, 0), headersFrame(1, getFields('/'))])) {
      client.send(Buffer.from([byte]));
      await pause(1);
    }
    expect(await client.outcome(1)).toBe('200 h2c HTTP/2.0 http ');
    client.destroy();
  });

  it('asks no server that does not have it: 421', async () => {
    const client = await connectFrames(plain);
    client.send(
      ...requestFrames(1, [
        [':method', 'GET'],
        [':scheme', 'http'],
        [':path', '/'],
        [':authority', 'b.test'],
      ]),
    );
    expect(await client.status(1)).toBe(421);
    client.destroy();
  });

  it('brings bodies of any size, in both directions', async () => {
    const same = `--data-binary @${directory}/body | cmp - ${directory}/body && echo same`;
    expect(await over2('/echo', '').catch((error: Error) => error.message)).toBe('');
    expect(await curl(`--http2 -k https://127.0.0.1:${secure}/echo ${same}`)).toBe('same\n');
    expect(await curl(`--http2-prior-knowledge http://127.0.0.1:${plain}/echo ${same}`)).toBe('same\n');
    expect(await over2('/backend/x', `--data-binary @${directory}/body`)).toBe(`POST ${BODY.length}\n`);
    expect((await over2('/file/large')).length).toBe(3_000_000);
    expect(await over2('/file/large', '-r 10-14')).toBe('xxxxx');
    expect(await over2('/file/large', '-I')).toContain('content-length: 3000000');
  });

  it('has the pages, redirects and fields of any response, in small letters, and none of connections', async () => {
    expect(await over2('/missing', '-w "%{http_code}"')).toBe('gone\n404');
    expect(await over2('/moved', '-o /dev/null -w "%{redirect_url}"')).toBe(`https://a.test:${secure}/there`);
    const head = await over2('/backend/x', '-o /dev/null -D -');
    expect(head).toContain('x-again: 1\r\nx-again: 2\r\n');
    expect(head).not.toMatch(/connection|transfer-encoding/i);
  });

  it('brings trailers', async () => {
    const { trailers, body } = await withSession(plain, (session) => get(session, '/backend/x'));
    expect(trailers).toMatchObject({ 'x-sum': '42' });
    expect(body).toBe('GET 0\n');
  });

  it('joins a client to no backend that would speak another protocol', async () => {
    expect(await over2('/upgrade', '-o /dev/null -w "%{http_code}"')).toBe('502');
  });

  it('carries sessions', async () => {
    const jar = join(directory, 'jar');
    await over2('/login', `-c ${jar}`);
    expect(await over2('/me', `-b ${jar}`)).toBe('<user=42>\n');
    expect(await over2('/me')).toBe('<>\n');
  });

  it('answers requests of one connection as they are ready', async () => {
    await withSession(plain, async (session) => {
      const slow = get(session, '/backend/held');
      const others = await Promise.all(Array.from({ length: 50 }, () => get(session, '/')));
      expect(others.every(({ body }) => body.startsWith('h2c '))).toBe(true);
      while (held.length === 0) await pause(5);
      for (const response of held.splice(0)) response.end('late');
      expect((await slow).body).toBe('late');
    });
  });

  it('lets a body that nobody takes hold up no other', async () => {
    await withSession(plain, async (session) => {
      const waiting = [1, 2, 3].map(() => session.request({ ':path': '/backend/held', ':method': 'POST' }));
      for (const stream of waiting) {
        stream.on('error', () => {});
        stream.write(Buffer.alloc(60_000));
      }
      const stream = session.request({ ':path': '/echo', ':method': 'POST' });
      stream.end(Buffer.alloc(200_000, 'a'));
      let size = 0;
      for await (const chunk of stream) size += (chunk as Buffer).length;
      expect(size).toBe(200_000);
    });
  });

  it('outlives clients that break their connection where it hurts', async () => {
    const nonsense = frame(TYPE.headers, FLAG.endHeaders, 1, Buffer.alloc(10_000, 0xff));
    for (let i = 0; i < 20; i++) {
      const socket = tlsConnect({ port: secure, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2'] });
      const client = new FrameClient(socket);
      await new Promise((resolve) => socket.once('secureConnect', resolve));
      client.send(PREFACE, frame(TYPE.settings, 0, 0), headersFrame(3, getFields('/file/large')), nonsense);
      if (i % 2 === 0) await pause(i);
      // with something unread that is a reset
      socket.destroy();
    }
    expect(await over2('/')).toBe('h2 HTTP/2.0 https h2\n');
    expect(program.read('logs/error.log')).not.toMatch(/exited|alert/);
  });

  it('is in the logs', async () => {
    await over2('/?logged');
    // the line may be written after the answer has come
    for (let i = 0; i < 200 && !program.read('logs/access.log').includes('logged'); i++) await pause(25);
    expect(program.read('logs/access.log')).toMatch(/^GET \/\?logged HTTP\/2\.0 200 \d+ \d+$/m);
  });

  it('ends a connection that has brought keepalive_requests, and answers all of them', async () => {
    const client = await connectFrames(short);
    client.send(...[1, 3, 5].map((stream) => headersFrame(stream, getFields('/'))));
    expect(await Promise.all([1, 3, 5].map((stream) => client.outcome(stream)))).toEqual(['200 1', '200 2', '200 3']);
    expect(await client.goaway()).toBe(0);
    await client.until(() => client.closed, 'end of the connection');
  });

  it('ends a connection that nothing is asked of', async () => {
    const client = await connectFrames(short);
    client.send(headersFrame(1, getFields('/')));
    expect(await client.outcome(1)).toBe('200 1');
    expect(await client.goaway()).toBe(0);
    await client.until(() => client.closed, 'end of the connection');
  });

  it('refuses streams beyond http2_max_concurrent_streams, and serves the others', async () => {
    const client = await connectFrames(plain);
    const streams = Array.from({ length: 140 }, (_, i) => 2 * i + 1);
    client.send(...streams.map((stream) => headersFrame(stream, getFields('/backend/held'))));
    // REFUSED_STREAM: the client may try again
    expect(await client.resetOf(279)).toBe(7);
    client.send(frame(TYPE.rstStream, 0, 1, number32(8)), headersFrame(281, getFields('/')));
    expect(await client.outcome(281)).toBe('200 h2c HTTP/2.0 http ');
    client.destroy();
    for (const response of held.splice(0)) response.destroy();
  });

  it('lets a reload lose no request', async () => {
    await withSession(plain, async (session) => {
      const pending = get(session, '/backend/held');
      while (held.length === 0) await pause(5);
      let told = false;
      session.on('goaway', () => {
        told = true;
      });
      program.signal('SIGHUP');
      for (let i = 0; i < 400 && !told; i++) await pause(25);
      expect(told).toBe(true);
      for (const response of held.splice(0)) response.end('late');
      expect((await pending).body).toBe('late');
    });
    expect(await over2('/')).toBe('h2 HTTP/2.0 https h2\n');
  });
});
