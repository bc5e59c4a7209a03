import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { ask, openRaw } from './raw-connection.ts';

const CERTS = fileURLToPath(new URL('../../../../examples/certs/', import.meta.url));
const CERTIFICATE = readFileSync(`${CERTS}localhost.crt`, 'latin1');
const KEY = readFileSync(`${CERTS}localhost.key`, 'latin1');

/** The same key behind a passphrase. */
const LOCKED_KEY = createPrivateKey(KEY)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
  .toString();

/** A certificate that nobody here has signed anything with. */
const OTHER_CERTIFICATE = readFileSync(fileURLToPath(new URL('../vectors/other.crt', import.meta.url)), 'latin1');

/** What the application saw of a request. */
interface Seen {
  readonly method: string;
  readonly url: string;
  readonly version: string;
  /** Names and values as they came. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The address that the gateway's connection came from. */
  readonly from: string;
}

async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const piece of request.setEncoding('latin1')) body += piece;
  const raw = request.rawHeaders;
  const seen: Seen = {
    method: request.method ?? '',
    url: request.url ?? '',
    version: request.httpVersion,
    fields: raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : [])),
    body,
    from: request.socket.remoteAddress ?? '',
  };
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(seen));
}

/** Answers by path; what it has nothing for, it tells what it saw of. */
const application: RequestListener = (request, response) => {
  const path = (request.url ?? '').split('?')[0];
  const send = (status: number, headers: Record<string, string | string[]>, body = ''): void =>
    void response.writeHead(status, headers).end(body);
  switch (path) {
    case '/status/404':
      return send(404, { 'X-Own': '1' }, 'own page');
    case '/status/401':
      return send(401, { 'WWW-Authenticate': 'Bearer' }, 'own page');
    case '/status/503':
      return send(503, {}, 'busy');
    case '/fields':
      return send(200, {
        Server: 'own',
        Date: 'Thu, 01 Jan 1970 00:00:00 GMT',
        'X-Pad': 'a',
        'X-Secret': 's',
        'X-Shown': 'v',
        'Set-Cookie': ['a=1; Path=/', 'b=2'],
        ETag: '"e"',
        'Last-Modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
      });
    case '/trailers':
      response.writeHead(200, { Trailer: 'X-Sum' });
      response.write('body');
      response.addTrailers({ 'X-Sum': '42' });
      return void response.end();
    case '/large':
    case '/limited':
      return send(200, {}, 'x'.repeat(200_000));
    case '/redirect':
      return send(302, { Location: `http://${request.headers.host}/elsewhere` });
    case '/not-modified':
      return send(304, { ETag: '"e"' });
    default:
      // a request may break off, as some tests have it
      return void tell(request, response).catch(() => {});
  }
};

const LOCATIONS = `
  location / { proxy_pass http://APP; }
  location /user { proxy_set_header X-User-Data $arg_user; proxy_pass http://APP; }
  location /lines { set_unescape_uri $user $arg_user; proxy_set_header X-User-Data $user; proxy_pass http://APP; }
  location /usual { proxy_pass http://APP; }
  location /own-host { proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_pass http://APP; }
  location /hide { proxy_hide_cookie session other; proxy_pass http://APP; }
  location /no-fields { proxy_pass_request_headers off; proxy_pass http://APP; }
  location /no-body { proxy_pass_request_body off; proxy_pass http://APP; }
  location /set-body { proxy_set_body "<$arg_x>"; proxy_method PUT; proxy_pass http://APP; }
  location /http10 { proxy_http_version 1.0; proxy_pass http://APP; }
  location /streamed { proxy_request_buffering off; proxy_pass http://APP; }
  location /in-memory { client_body_buffer_size 1m; proxy_set_header X-Body $request_body; proxy_pass http://APP; }
  location /intercepted/ { proxy_intercept_errors on; error_page 404 =200 /page; error_page 401 /page; proxy_pass http://APP/; }
  location = /page { internal; return 200 "the gateway's page"; }
  location /fields { proxy_hide_header X-Secret; proxy_pass_header Server; add_header X-Added 1; proxy_cookie_path / "/app/"; proxy_cookie_flags a secure httponly; proxy_pass http://APP; }
  location /trailers { proxy_pass_trailers on; proxy_pass http://APP; }
  location /without/trailers { proxy_pass http://APP/trailers; }
  location /moved/ { proxy_pass http://APP/; }
  location /limited { proxy_limit_rate 200k; proxy_pass http://APP; }
  location /client-cert { proxy_ssl_certificate CERTS/localhost.crt; proxy_ssl_certificate_key locked.key; proxy_ssl_password_file passwords; proxy_pass https://TLS; }
  location /bound { proxy_bind $arg_from; proxy_pass http://APP; }
  location /fallback { error_page 502 = @second; proxy_pass http://127.0.0.1:DEAD; }
  location @second { proxy_pass http://APP; }
  location /secure { proxy_pass https://TLS; }
  location /verified { proxy_ssl_verify on; proxy_ssl_trusted_certificate CERTS/localhost.crt; proxy_ssl_name localhost; proxy_ssl_server_name on; proxy_pass https://TLS; }
  location /wrong-name { proxy_ssl_verify on; proxy_ssl_trusted_certificate CERTS/localhost.crt; proxy_ssl_name example.org; proxy_pass https://TLS; }
  location /untrusted { proxy_ssl_verify on; proxy_ssl_trusted_certificate other.crt; proxy_pass https://TLS; }
  location /no-tls { proxy_pass https://APP; }
  location /cached-name { set $backend 127.0.0.1; proxy_pass http://$backend:PORT; }
`;

describe('a request that is passed on', () => {
  const plain = createServer(application);
  const secure = createSecureServer({ cert: CERTIFICATE, key: KEY }, application);
  let program: Running;
  let port: number;
  let app: string;
  beforeAll(async () => {
    const [appPort, tlsPort, dead] = [await listening(plain), await listening(secure), await freePort()];
    app = `127.0.0.1:${appPort}`;
    port = await freePort();
    const text = LOCATIONS.replaceAll('APP', app)
      .replaceAll('TLS', `127.0.0.1:${tlsPort}`)
      .replaceAll('DEAD', String(dead))
      .replaceAll('PORT', String(appPort))
      .replaceAll('CERTS/', CERTS);
    program = await startProgram(
      `error_log logs/error.log info;
      events {}
      http {
        log_format tries '$uri [$upstream_addr] [$upstream_status] $upstream_response_length $upstream_http_x_own';
        access_log logs/access.log tries;
        server { listen 127.0.0.1:${port}; underscores_in_headers on; ${text} }
      }`,
      { 'other.crt': OTHER_CERTIFICATE, 'locked.key': LOCKED_KEY, passwords: 'wrong\nright\n' },
    );
  });
  afterAll(async () => {
    await program.stop();
    plain.close();
    secure.close();
  });

  const send = (path: string, fields = '', body = '', method = body === '' ? 'GET' : 'POST'): Promise<string> => {
    const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`;
    const head = `${method} ${path} HTTP/1.1\r\nHost: gateway.example\r\nConnection: close\r\n${length}${fields}\r\n`;
    return ask(port, head + body);
  };
  const seen = async (...args: Parameters<typeof send>): Promise<Seen> => {
    const answer = await send(...args);
    const json = /\{.*\}/s.exec(answer)?.[0];
    if (json === undefined) throw new Error(answer);
    return JSON.parse(json) as Seen;
  };
  const nextRequest = (): Promise<IncomingMessage> => new Promise((resolve) => plain.once('request', resolve));
  const closed = (request: IncomingMessage): Promise<void> =>
    new Promise((resolve) => void request.on('error', () => {}).on('close', resolve));
  /** All values of a field as an application might find it: in any case, with `-` and `_` the same. */
  const valuesOf = ({ fields }: Seen, wanted: string): readonly string[] =>
    fields.filter(([name]) => name.toLowerCase().replaceAll('_', '-') === wanted).map(([, value]) => value);

  it.each([
    ['of the same name', 'X-User-Data: evil\r\n'],
    ['in other case', 'x-user-DATA: evil\r\n'],
    ['with underscores', 'X_User_Data: evil\r\n'],
    ['with one underscore', 'X-User_Data: evil\r\n'],
    ['twice', 'X-User-Data: evil\r\nX-User-Data: evil\r\nX_User_Data: evil\r\n'],
    ['that the connection is said to end', 'Connection: close, X-User-Data\r\nX-User-Data: evil\r\n'],
  ])('has no X-User-Data of the client’s, %s, be the gateway’s own empty or not', async (_, fields) => {
    expect(valuesOf(await seen('/user', fields), 'x-user-data')).toEqual([]);
    expect(valuesOf(await seen('/user?user=42', fields), 'x-user-data')).toEqual(['42']);
  });

  it('does not have a field that would be more than a line, which the log says', async () => {
    const request = await seen('/lines?user=42%0d%0aX-Role:%20admin');
    expect(valuesOf(request, 'x-user-data')).toEqual([]);
    expect(valuesOf(request, 'x-role')).toEqual([]);
    const log = program.read('logs/error.log');
    expect(log).toContain('"X-User-Data" is not passed to the backend, there is a control character in it');
  });

  it('has the fields that nginx sets, and the client’s but for those of its connection', async () => {
    const fields =
      'Keep-Alive: 5\r\nTE: trailers\r\nUpgrade: h2c\r\nExpect: 100-continue\r\nProxy-Connection: x\r\nX-Own: 1\r\nX-Own: 2\r\n';
    const all = await seen('/usual', `${fields}X-Hop: 1\r\nConnection: X-Hop\r\n`);
    expect(all.fields).toEqual([
      ['host', app],
      ['connection', 'close'],
      ['X-Own', '1'],
      ['X-Own', '2'],
    ]);
    expect(all.version).toBe('1.1');
  });

  it('has the Host and X-Forwarded-For that the configuration says', async () => {
    const request = await seen('/own-host', 'X-Forwarded-For: 1.2.3.4\r\n');
    expect(valuesOf(request, 'host')).toEqual(['gateway.example']);
    expect(valuesOf(request, 'x-forwarded-for')).toEqual(['1.2.3.4, 127.0.0.1']);
    // as in nginx an empty one counts as one
    expect(valuesOf(await seen('/own-host', 'X-Forwarded-For:\r\n'), 'x-forwarded-for')).toEqual([', 127.0.0.1']);
  });

  it('comes from the local address that proxy_bind says, or from any where that is none', async () => {
    for (const from of ['127.0.0.2', '127.0.0.2:80', 'abc', '', '[::1]', 'off', 'unix:/x', '127.0.0.1:99999']) {
      expect((await seen(`/bound?from=${from}`)).from, from).toBe(
        from.startsWith('127.0.0.2') ? '127.0.0.2' : '127.0.0.1',
      );
    }
    expect(program.read('logs/error.log')).toContain('[error]');
    expect(program.read('logs/error.log')).toContain('invalid local address "abc"');
  });

  it('has no cookies that are hidden', async () => {
    const request = await seen('/hide', 'Cookie: a=1; session=token; b=2\r\nCookie: other=x\r\n');
    expect(valuesOf(request, 'cookie')).toEqual(['a=1; b=2']);
  });

  it('has only what is set where the client’s fields or body are not passed', async () => {
    expect((await seen('/no-fields', 'X-Own: 1\r\n')).fields.map(([name]) => name)).toEqual(['host', 'connection']);
    const request = await seen('/no-body', '', 'text');
    expect([request.body, valuesOf(request, 'content-length')]).toEqual(['', ['0']]);
    expect(await seen('/set-body?x=1', '', 'text')).toMatchObject({ method: 'PUT', body: '<1>' });
  });

  it('is of HTTP/1.0 where that is asked for, with a body of a known length', async () => {
    const chunks = '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
    const text = await ask(
      port,
      `POST /http10 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    );
    const request = JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? '') as Seen;
    expect(request).toMatchObject({ version: '1.0', body: 'abcde' });
    expect(valuesOf(request, 'content-length')).toEqual(['5']);
  });

  it('is passed on while its body comes where request buffering is off', async () => {
    const arrived = nextRequest();
    const connection = await openRaw(port);
    await connection.send(
      'POST /streamed HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
    );
    const request = await arrived;
    expect(request.headers['transfer-encoding']).toBe('chunked');
    await connection.send('0\r\n\r\n');
    await connection.untilClosed();
    expect(connection.text).toContain('"body":"abc"');
    connection.destroy();
  });

  it('is given up at the backend where its chunks turn out to be malformed', async () => {
    const arrived = nextRequest();
    const connection = await openRaw(port);
    await connection.send('POST /streamed HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
    const request = await arrived;
    const aborted = closed(request);
    await connection.send('zz\r\n');
    await aborted;
    await connection.untilClosed();
    expect(connection.statuses).toEqual([400]);
    connection.destroy();
  });

  it('has its body in $request_body where it is in memory', async () => {
    expect(valuesOf(await seen('/in-memory', '', 'some text'), 'x-body')).toEqual(['some text']);
  });

  it('can be passed on once more with its body, by an error_page', async () => {
    const large = 'x'.repeat(300_000);
    expect((await seen('/fallback', '', large)).body).toBe(large);
    expect((await seen('/fallback', '', 'small')).body).toBe('small');
  });

  it('comes to another kind of answer where errors are intercepted', async () => {
    expect(await send('/intercepted/status/404')).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nthe gateway's page$/s);
    const unauthorized = await send('/intercepted/status/401');
    expect(unauthorized).toMatch(/^HTTP\/1\.1 401 /);
    expect(unauthorized).toContain('WWW-Authenticate: Bearer\r\n');
    expect(await send('/intercepted/status/503')).toMatch(/^HTTP\/1\.1 503 .*busy/s);
    expect(await send('/status/404')).toMatch(/^HTTP\/1\.1 404 .*X-Own: 1\r\n.*own page/s);
  });

  it('gets the fields of the answer that are for it, rewritten where the configuration says so', async () => {
    const answer = await send('/fields', 'If-None-Match: "e"\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('\r\nServer: own\r\n');
    expect(answer).not.toMatch(/X-Secret|X-Pad|1970 00:00:00 GMT\r\nContent/);
    expect(answer.match(/^Set-Cookie: .*$/gm)).toEqual([
      'Set-Cookie: a=1; Path=/app/; Secure; HttpOnly',
      'Set-Cookie: b=2',
    ]);
    expect(answer).toContain('X-Shown: v\r\n');
    expect(answer).toContain('X-Added: 1\r\n');
    expect(answer).toContain('ETag: "e"\r\n');
  });

  it('gets trailers where they are passed', async () => {
    expect(await send('/trailers')).toMatch(/4\r\nbody\r\n0\r\nX-Sum: 42\r\n\r\n$/);
    expect(await send('/without/trailers')).toMatch(/4\r\nbody\r\n0\r\n\r\n$/);
  });

  it('is redirected to where the gateway has what the backend has elsewhere', async () => {
    expect(await send('/moved/redirect')).toContain(`Location: http://gateway.example:${port}/moved/elsewhere\r\n`);
    expect(await send('/moved')).toContain(`Location: http://gateway.example:${port}/moved/\r\n`);
  });

  it('gets heads without bodies as they are', async () => {
    const head = await send('/anything', '', '', 'HEAD');
    expect(head).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\n$/s);
    expect(await send('/not-modified')).toMatch(/^HTTP\/1\.1 304 .*ETag: "e"\r\n\r\n$/s);
  });

  it('goes over TLS, to a backend that is verified where that is asked for', async () => {
    expect((await seen('/secure')).url).toBe('/secure');
    expect((await seen('/verified')).url).toBe('/verified');
    expect((await seen('/verified')).url).toBe('/verified');
    // twice, for a session that could be resumed would not be verified again
    for (const path of ['/wrong-name', '/untrusted', '/no-tls', '/wrong-name', '/untrusted']) {
      expect(await send(path)).toMatch(/^HTTP\/1\.1 502 /);
    }
    const log = program.read('logs/error.log');
    expect(log).toContain(
      'upstream SSL certificate does not match "example.org" while SSL handshaking to upstream, client: 127.0.0.1',
    );
    expect(log).toMatch(/upstream SSL certificate verify error: \(\d+:[^)]*certificate\) while SSL handshaking/);
    expect(log).toMatch(/SSL_do_handshake\(\) failed \(SSL: .*\) while SSL handshaking to upstream/);
  });

  it('shows a certificate whose key has a passphrase', async () => {
    expect((await seen('/client-cert')).url).toBe('/client-cert');
  });

  it('gets its answer no faster than proxy_limit_rate says', async () => {
    const time = async (path: string): Promise<number> => {
      const started = performance.now();
      expect((await send(path)).length).toBeGreaterThan(200_000);
      return performance.now() - started;
    };
    const unlimited = await time('/large');
    expect((await time('/limited')) / unlimited).toBeGreaterThan(3);
  });

  it('can have its backend in a variable, where that is an address', async () => {
    expect((await seen('/cached-name')).url).toBe('/cached-name');
  });

  it('is logged with what became of it at the backends', async () => {
    await send('/status/404?logged');
    const log = (): string => program.read('logs/access.log');
    expect(log()).toContain(`/status/404 [${app}] [404] 8 1`);
    expect(log()).toMatch(/\/fallback \[127\.0\.0\.1:\d+ : 127\.0\.0\.1:\d+\] \[502 : 200\] 0 : \d+ -/);
  });

  it('is ended at the backend when its client goes away, which the log says', async () => {
    const arrived = nextRequest();
    const connection = await openRaw(port);
    await connection.send('POST /streamed HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc');
    const request = await arrived;
    const gone = closed(request);
    connection.destroy();
    await gone;
    expect(program.alive()).toBe(true);
  });
});
