import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, sends, startRawBackend } from './raw-backend.ts';
import { ask } from './raw-connection.ts';

const OK = 'HTTP/1.1 200 OK\r\n';

/** One thing that can go wrong with a backend, and what becomes of it. */
interface Row {
  readonly name: string;
  readonly bytes: string;
  readonly and: 'end' | 'reset' | 'silence';
  readonly status: number;
  /** What the client gets of the body; undefined for nginx's page. */
  readonly body?: string;
  /** Whether the client can tell that it is not all of the response. Default false. */
  readonly truncated?: true;
  /** What the error log says before its context; '' for nothing. */
  readonly log: string;
}

const HEAD = ' while reading response header from upstream';
const BODY = ' while reading upstream';

/** Statuses, bodies and log lines are nginx's (1.22.1; those of repeated and contradicting lengths 1.23's). */
const ROWS: readonly Row[] = [
  {
    name: 'closes early',
    bytes: '',
    and: 'end',
    status: 502,
    log: `[error] upstream prematurely closed connection${HEAD}`,
  },
  {
    name: 'resets the connection',
    bytes: '',
    and: 'reset',
    status: 502,
    log: `[error] recv() failed (104: Connection reset by peer)${HEAD}`,
  },
  {
    name: 'says nothing',
    bytes: '',
    and: 'silence',
    status: 504,
    log: `[error] upstream timed out (110: Connection timed out)${HEAD}`,
  },
  {
    name: 'closes in the head',
    bytes: `${OK}X-A: 1\r\n`,
    and: 'end',
    status: 502,
    log: `[error] upstream prematurely closed connection${HEAD}`,
  },
  {
    name: 'stops in the head',
    bytes: `${OK}X-A: 1\r\n`,
    and: 'silence',
    status: 504,
    log: `[error] upstream timed out (110: Connection timed out)${HEAD}`,
  },
  {
    name: 'sends no HTTP',
    bytes: 'hello\r\n\r\nyou',
    and: 'end',
    status: 502,
    log: `[error] upstream sent no valid HTTP/1.0 header${HEAD}`,
  },
  {
    name: 'sends a status that is none',
    bytes: 'HTTP/1.1 abc OK\r\n\r\n',
    and: 'end',
    status: 502,
    log: `[error] upstream sent no valid HTTP/1.0 header${HEAD}`,
  },
  {
    name: 'sends a field without a colon',
    bytes: `${OK}X-A 1\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header: "X-A\\x20..."${HEAD}`,
  },
  {
    name: 'sends a blank in the name of a field',
    bytes: `${OK}X A: 1\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header: "X\\x20..."${HEAD}`,
  },
  {
    name: 'sends a zero byte in a field',
    bytes: `${OK}X-A: a\0b\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header: "X-A: a\\x00..."${HEAD}`,
  },
  {
    name: 'sends a lone CR in a field',
    bytes: `${OK}X-A: a\rX-B: b\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header: "X-A: a\\x0d..."${HEAD}`,
  },
  {
    name: 'sends a head that is too large',
    bytes: `${OK}X-A: ${'a'.repeat(9000)}\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent too big header${HEAD}`,
  },
  {
    name: 'sends a length that is none',
    bytes: `${OK}Content-Length: x\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid "Content-Length" header: "Content-Length: x"${HEAD}`,
  },
  {
    name: 'sends two lengths',
    bytes: `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\naa`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent duplicate header line: "Content-Length: 2", previous value: "Content-Length: 1"${HEAD}`,
  },
  {
    name: 'sends a length and chunks',
    bytes: `${OK}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent "Content-Length" and "Transfer-Encoding" headers at the same time${HEAD}`,
  },
  {
    name: 'sends an unknown coding',
    bytes: `${OK}Transfer-Encoding: gzip\r\n\r\na`,
    and: 'end',
    status: 502,
    log: `[error] upstream sent unknown "Transfer-Encoding": "gzip"${HEAD}`,
  },
  {
    name: 'repeats a field that there is one of',
    bytes: `${OK}ETag: "1"\r\nETag: "2"\r\nContent-Length: 1\r\n\r\na`,
    and: 'end',
    status: 200,
    body: 'a',
    log: `[warn] upstream sent duplicate header line: "ETag: "2"", previous value: "ETag: "1"", ignored${HEAD}`,
  },
  {
    name: 'changes protocol unasked',
    bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nabc',
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header${HEAD}`,
  },
  {
    name: 'closes before the length it announced',
    bytes: `${OK}Content-Length: 10\r\n\r\nabc`,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream prematurely closed connection${BODY}`,
  },
  {
    name: 'resets the connection in the body',
    bytes: `${OK}Content-Length: 10\r\n\r\nabc`,
    and: 'reset',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] recv() failed (104: Connection reset by peer)${BODY}`,
  },
  {
    name: 'resets the connection in a body without a length',
    bytes: `${OK}\r\nabc`,
    and: 'reset',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] recv() failed (104: Connection reset by peer)${BODY}`,
  },
  {
    name: 'stops in the body',
    bytes: `${OK}Content-Length: 10\r\n\r\nabc`,
    and: 'silence',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream timed out (110: Connection timed out)${BODY}`,
  },
  {
    name: 'sends more than the length it announced',
    bytes: `${OK}Content-Length: 3\r\n\r\nabcdef`,
    and: 'end',
    status: 200,
    body: 'abc',
    log: `[warn] upstream sent more data than specified in "Content-Length" header${BODY}`,
  },
  {
    name: 'sends a chunk that is none',
    bytes: `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\nabc\r\n0\r\n\r\n`,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream sent invalid chunked response${BODY}`,
  },
  {
    name: 'sends something else after a chunk than a line break',
    bytes: `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabcXX3\r\nabc\r\n0\r\n\r\n`,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream sent invalid chunked response${BODY}`,
  },
  {
    name: 'sends something else after the last chunk than a line break',
    bytes: `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\rX`,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream sent invalid chunked response${BODY}`,
  },
  {
    name: 'closes in a chunk',
    bytes: `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nab`,
    and: 'end',
    status: 200,
    body: 'ab',
    truncated: true,
    log: `[error] upstream prematurely closed connection${BODY}`,
  },
  {
    name: 'closes before the last chunk',
    bytes: `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream prematurely closed connection${BODY}`,
  },
  { name: 'ends a body by closing', bytes: `${OK}\r\nabc`, and: 'end', status: 200, body: 'abc', log: '' },
  { name: 'speaks HTTP/1.0', bytes: 'HTTP/1.0 200 OK\r\n\r\nabc', and: 'end', status: 200, body: 'abc', log: '' },
];

/** A record of FastCGI. */
function record(type: number, content: string, version = 1): string {
  const length = String.fromCharCode(content.length >> 8, content.length & 0xff);
  return `${String.fromCharCode(version, type)}\0\x01${length}\0\0${content}`;
}

const CGI = 'Content-Type: text/plain\r\n\r\n';
const END = record(3, '\0'.repeat(8));

const FASTCGI_ROWS: readonly Row[] = [
  {
    name: 'closes early',
    bytes: '',
    and: 'end',
    status: 502,
    log: `[error] upstream prematurely closed connection${HEAD}`,
  },
  {
    name: 'says nothing',
    bytes: '',
    and: 'silence',
    status: 504,
    log: `[error] upstream timed out (110: Connection timed out)${HEAD}`,
  },
  {
    name: 'sends a record of another version',
    bytes: record(6, CGI, 2),
    and: 'end',
    status: 502,
    log: `[error] upstream sent unsupported FastCGI protocol version: 2${HEAD}`,
  },
  {
    name: 'sends a record that is none of a response',
    bytes: record(9, CGI),
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid FastCGI record type: 9${HEAD}`,
  },
  {
    name: 'closes its output before there was any',
    bytes: record(6, '') + END,
    and: 'end',
    status: 502,
    log: `[error] upstream prematurely closed FastCGI stdout${HEAD}`,
  },
  {
    name: 'sends a header without a colon',
    bytes: record(6, 'X-A 1\r\n\r\nabc') + END,
    and: 'end',
    status: 502,
    log: `[error] upstream sent invalid header: "X-A\\x20..."${HEAD}`,
  },
  {
    name: 'sends a header that is too large',
    bytes: record(6, `X-A: ${'a'.repeat(9000)}\r\n\r\nabc`) + END,
    and: 'end',
    status: 502,
    log: `[error] upstream sent too big header${HEAD}`,
  },
  {
    name: 'closes in a record',
    bytes: record(6, `${CGI}abcdef`).slice(0, -3),
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream prematurely closed connection${BODY}`,
  },
  {
    name: 'sends less than the length it announced',
    bytes: record(6, `Content-Length: 9\r\n\r\nabc`) + END,
    and: 'end',
    status: 200,
    body: 'abc',
    truncated: true,
    log: `[error] upstream prematurely closed FastCGI request${BODY}`,
  },
  {
    name: 'complains in its error stream',
    bytes: record(7, 'Primary script unknown\n') + record(6, `Status: 404 Not Found\r\n${CGI}gone`) + END,
    and: 'end',
    status: 404,
    body: 'gone',
    log: `[error] FastCGI sent in stderr: "Primary script unknown"${HEAD}`,
  },
];

/** The body of a response that ended with the connection, and whether the client can tell that something is missing. */
function received(text: string): { readonly body: string; readonly truncated: boolean } {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Transfer-Encoding: chunked/im.test(head)) return dechunked(body);
  const length = /^Content-Length: (\d+)/im.exec(head)?.[1];
  return { body, truncated: length !== undefined && body.length < Number(length) };
}

function dechunked(text: string): { readonly body: string; readonly truncated: boolean } {
  let body = '';
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\r\n', at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (size === 0) return { body, truncated: text.slice(line) !== '\r\n\r\n' };
    body += text.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
  return { body, truncated: true };
}

/** The lines of the error log that tell of a path: level and message, without times, numbers and the client. */
function logOf(log: string, path: string): readonly string[] {
  return log
    .split('\n')
    .filter((line) => line.includes(` ${path} HTTP/1.1"`))
    .map((line) => line.replace(/^\S+ \S+ (\[\w+\]) [^*]*\*\d+ /, '$1 ').replace(/, client: .*/, ''));
}

describe.each([
  { kind: 'an HTTP backend', pass: (port: number) => `proxy_pass http://127.0.0.1:${port};`, rows: ROWS },
  { kind: 'a FastCGI backend', pass: (port: number) => `fastcgi_pass 127.0.0.1:${port};`, rows: FASTCGI_ROWS },
])('$kind that', ({ pass, rows, kind }) => {
  let backend: RawBackend;
  let program: Running;
  let port: number;
  beforeAll(async () => {
    const fastcgi = kind.includes('FastCGI');
    backend = await startRawBackend((socket, head) => {
      // FastCGI has the path in a parameter, and no empty line: the test sends one in another
      const path = fastcgi ? (/\/row\d+/.exec(head)?.[0] ?? '') : pathOf(head);
      const row = rows[Number(path.slice('/row'.length))];
      if (row) sends(row.bytes, row.and)(socket, head);
    });
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        proxy_read_timeout 400ms; fastcgi_read_timeout 400ms;
        fastcgi_param REQUEST_URI $request_uri; fastcgi_param END "\r\n\r\n";
        server { listen 127.0.0.1:${port}; location / { ${pass(backend.port)} } }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  it.each(rows.map((row, i) => [row.name, row, i] as const))('%s', async (_, row, i) => {
    const text = await ask(port, `GET /row${i} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${row.status} `));
    const { body, truncated } = received(text);
    if (row.body === undefined) expect(body).toContain(`<center><h1>${row.status} `);
    else expect(body).toBe(row.body);
    expect(truncated).toBe(row.truncated ?? false);
    const lines = logOf(program.read('logs/error.log'), `/row${i}`);
    expect(lines).toEqual(row.log === '' ? [] : [row.log]);
    expect(program.alive()).toBe(true);
  });
});

describe('a backend that cannot be reached', () => {
  it('is answered 502 with the reason, be it a port or a socket', async () => {
    const [port, dead] = [await freePort(), await freePort()];
    const program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http { server { listen 127.0.0.1:${port};
        location /port { proxy_pass http://127.0.0.1:${dead}; }
        location /fastcgi { fastcgi_pass 127.0.0.1:${dead}; }
        location /socket { proxy_pass http://unix:/nowhere/at.sock:/uri; }
        location /name { proxy_pass http://$arg_name/; }
      } }`);
    const get = (path: string): Promise<string> => ask(port, `GET ${path} HTTP/1.0\r\n\r\n`);
    for (const path of ['/port', '/fastcgi', '/socket', '/name?name=backend.invalid']) {
      expect(await get(path)).toMatch(/^HTTP\/1\.1 502 /);
    }
    const log = program.read('logs/error.log');
    expect(log).toContain('[error]');
    expect(log).toMatch(
      /connect\(\) failed \(111: Connection refused\) while connecting to upstream, .*, upstream: "http:\/\/127\.0\.0\.1:\d+\/port"/,
    );
    expect(log).toMatch(
      /connect\(\) failed \(111: Connection refused\) while connecting to upstream, .*, upstream: "fastcgi:\/\/127\.0\.0\.1:\d+"/,
    );
    expect(log).toMatch(
      /\[crit\] .*connect\(\) to unix:\/nowhere\/at\.sock failed \(2: No such file or directory\) while connecting to upstream, .*, upstream: "http:\/\/unix:\/nowhere\/at\.sock:\/uri"/,
    );
    expect(log).toContain('no resolver defined to resolve backend.invalid');
    await program.stop();
  });
});
