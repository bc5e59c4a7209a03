import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeadLimits, RequestHead } from '../../src/http1/head.ts';
import type { HeadFault } from '../../src/http1/request-fields.ts';

const LIMITS: HeadLimits = { line: 200, total: 1000, ignoreInvalidHeaders: true, underscores: false };

/** Reads a head that comes in pieces as a connection does: what was not taken is there again with the next piece. */
function read(pieces: readonly string[], limits: Partial<HeadLimits> = {}): RequestHead | HeadFault {
  const head = new RequestHead({ ...LIMITS, ...limits });
  let kept = '';
  for (const piece of pieces) {
    kept += piece;
    const stopped = head.read(Buffer.from(kept, 'latin1'), kept, 0);
    if (typeof stopped !== 'number') return stopped;
    kept = kept.slice(stopped);
    if (head.complete) return head;
  }
  return head;
}

function readHead(text: string, limits?: Partial<HeadLimits>): RequestHead {
  const head = read([text], limits);
  if (!(head instanceof RequestHead) || !head.complete) throw new Error(`refused: ${JSON.stringify(head)}`);
  return head;
}

function refusal(text: string, limits?: Partial<HeadLimits>): string {
  const head = read([text], limits);
  return head instanceof RequestHead ? 'taken' : `${head.status} ${head.reason}`;
}

const simple = (fields: string): string => `GET / HTTP/1.1\r\nHost: h\r\n${fields}\r\n`;

describe('a request line', () => {
  it('is taken apart', () => {
    const { requestLine, method, target, path, version } = readHead('GET /a?b HTTP/1.1\r\nHost: h\r\n\r\n');
    expect({ requestLine, method, target, path, version }).toEqual({
      requestLine: 'GET /a?b HTTP/1.1',
      method: 'GET',
      target: '/a?b',
      path: '/a?b',
      version: 11,
    });
  });

  it.each([
    ['GET / HTTP/1.0', 10],
    ['GET / HTTP/1.00', 10],
    ['GET / HTTP/1.1', 11],
    ['GET / HTTP/1.7', 11],
  ])('%j is of version %i', (line, version) => {
    expect(readHead(`${line}\r\nHost: h\r\n\r\n`).version).toBe(version);
  });

  it('without a version is a whole request', () => {
    expect(readHead('GET /a\r\n')).toMatchObject({ complete: true, version: 9, path: '/a' });
  });

  it('in absolute form names the host, whatever the field says', () => {
    const head = readHead('GET http://Other:80/a?b HTTP/1.1\r\nHost: h\r\n\r\n');
    expect(head).toMatchObject({ host: 'other', path: '/a?b', target: 'http://Other:80/a?b' });
  });

  it.each([
    ['get / HTTP/1.1', '400 client sent invalid method while reading client request line'],
    ['GET  HTTP/1.1', '400 client sent invalid request while reading client request line'],
    ['GET /\tHTTP/1.1', '400 client sent invalid request while reading client request line'],
    ['GET / HTTP/1.x', '400 client sent invalid request while reading client request line'],
    ['POST /', '400 client sent invalid request while reading client request line'],
    ['GET / HTTP/2.0', '505 client sent invalid version while reading client request line'],
    ['CONNECT h:443 HTTP/1.1', '405 client sent CONNECT method'],
    ['GET http://a@b/ HTTP/1.1', '400 client sent invalid host in request line'],
  ])('%j is refused: %s', (line, reason) => {
    expect(refusal(`${line}\r\n`)).toBe(reason);
  });

  it('is refused at its first byte where that can begin none', () => {
    expect(refusal('\x16')).toMatch(/^400 client sent invalid method/);
    expect(refusal('g')).toMatch(/^400 client sent invalid method/);
    expect(refusal('G')).toBe('taken');
  });

  it('may be as long as the limit and no longer', () => {
    const line = (length: number): string => `GET /${'a'.repeat(length - 16)} HTTP/1.1\r\n`;
    expect(line(200)).toHaveLength(200);
    expect(refusal(line(200))).toBe('taken');
    expect(refusal(line(201))).toMatch(/^414 /);
    expect(refusal(`GET /${'a'.repeat(196)}`)).toMatch(/^414 /);
  });
});

describe('header fields', () => {
  it('are kept in order, without the blanks around their values', () => {
    const { headers } = readHead(simple('X-A: \t b c \t\r\nx-a:d\r\nX-B:\r\n'));
    expect([...headers]).toEqual([
      ['Host', 'h'],
      ['X-A', 'b c'],
      ['x-a', 'd'],
      ['X-B', ''],
    ]);
  });

  it.each([
    ['X_A', {}, false],
    ['X_A', { underscores: true }, true],
    ['X_A', { ignoreInvalidHeaders: false }, true],
    ['X.A', {}, false],
    ['X.A', { underscores: true }, false],
    ['X.A', { ignoreInvalidHeaders: false }, true],
    ['X\xe9', {}, false],
    ['X\xe9', { ignoreInvalidHeaders: false }, false],
    ['X(A)', { ignoreInvalidHeaders: false }, false],
  ])('named %j with %j are kept: %s', (name, limits, kept) => {
    const { headers } = readHead(simple(`${name}: b\r\n`), limits);
    expect(headers.size).toBe(kept ? 2 : 1);
  });

  it.each([
    ['X A: b', '400 client sent invalid header line'],
    ['X-A : b', '400 client sent invalid header line'],
    [' X-A: b', '400 client sent invalid header line'],
    [': b', '400 client sent invalid header line'],
    ['X-A', '400 client sent invalid header line'],
    ['X-A: b\rc', '400 client sent invalid header line'],
    ['X-A: b\0', '400 client sent invalid header line'],
    ['Host: h', '400 client sent duplicate host header'],
    ['Content-Length: x', '400 client sent invalid "Content-Length" header'],
    ['Content-Length: 1\r\nContent-Length: 1', '400 client sent duplicate header line: "Content-Length"'],
    ['Authorization: Basic a\r\nauthorization: Basic b', '400 client sent duplicate header line: "authorization"'],
    ['If-Range: a\r\nX-A: b\r\nIf-Range: a', '400 client sent duplicate header line: "If-Range"'],
    ['Expect: x\r\nExpect: x', '400 client sent duplicate header line: "Expect"'],
    ['If-Modified-Since: x\r\nIf-Modified-Since: x', '400 client sent duplicate header line: "If-Modified-Since"'],
    [
      'If-Unmodified-Since: x\r\nIf-Unmodified-Since: x',
      '400 client sent duplicate header line: "If-Unmodified-Since"',
    ],
    ['If-None-Match: x\r\nIf-None-Match: x', '400 client sent duplicate header line: "If-None-Match"'],
    ['If-Match: x\r\nIf-Match: x', '400 client sent duplicate header line: "If-Match"'],
    ['Content-Range: x\r\nContent-Range: x', '400 client sent duplicate header line: "Content-Range"'],
    ['Transfer-Encoding: gzip', '400 client sent unknown "Transfer-Encoding"'],
    [
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
      '400 client sent duplicate header line: "Transfer-Encoding"',
    ],
    [
      'Transfer-Encoding: chunked\r\nContent-Length: 1',
      '400 client sent "Content-Length" and "Transfer-Encoding" headers at the same time',
    ],
  ])('%j are refused: %s', (fields, reason) => {
    expect(refusal(simple(`${fields}\r\n`))).toBe(reason);
  });

  it.each([
    ['POST / HTTP/1.1\r\n\r\n', '400 client sent HTTP/1.1 request without "Host" header'],
    ['GET http://h/ HTTP/1.1\r\n\r\n', '400 client sent HTTP/1.1 request without "Host" header'],
    [
      'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n',
      '400 client sent HTTP/1.0 request with "Transfer-Encoding" header',
    ],
    ['TRACE / HTTP/1.1\r\nHost: h\r\n\r\n', '405 client sent TRACE method'],
  ])('of %j are refused as a whole: %s', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it('are bounded one by one and all together', () => {
    expect(refusal(simple(`X-A: ${'a'.repeat(193)}\r\n`))).toBe('taken');
    expect(refusal(simple(`X-A: ${'a'.repeat(194)}\r\n`))).toMatch(/^494 /);
    expect(refusal(simple('X-A: b\r\n'.repeat(120)))).toBe('taken');
    expect(refusal(simple('X-A: b\r\n'.repeat(125)))).toMatch(/^494 /);
    expect(refusal('\r\n'.repeat(501))).toMatch(/^494 /);
  });

  it.each([
    ['', undefined],
    ['Connection: close', 'close'],
    ['Connection: Keep-Alive', 'keep-alive'],
    ['Connection: upgrade', undefined],
    ['Connection: close, TE', 'close'],
  ])('%j ask for the connection %s', (field, connection) => {
    expect(readHead(simple(field === '' ? '' : `${field}\r\n`)).connection).toBe(connection);
  });

  it('tell how the body is framed and whether it is waited for', () => {
    expect(readHead(simple('Content-Length: 0012\r\nExpect: 100-Continue\r\n'))).toMatchObject({
      contentLength: 12,
      chunked: false,
      expectContinue: true,
    });
    expect(readHead(simple('Transfer-Encoding: Chunked\r\n'))).toMatchObject({ contentLength: -1, chunked: true });
  });
});

describe('a head that comes in pieces', () => {
  const heads = [
    simple('X-A: b\r\nCookie: a=b\r\n'),
    '\r\n\r\nPOST /a?b HTTP/1.0\r\nContent-Length: 5\r\n\r\n',
    'GET /lf HTTP/1.1\nHost: h\n\n',
    'GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n',
    'GET /a\r\n',
    'GET / HTTP/1.1\r\nHost : h\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n',
    'GET / HTTP/3.0\r\n\r\n',
    'TRACE / HTTP/1.1\r\nHost: h\r\n\r\n',
    simple(`X-A: ${'a'.repeat(300)}\r\n`),
  ];
  const seen = (head: RequestHead | HeadFault): unknown =>
    head instanceof RequestHead ? { ...head, fields: [...head.headers] } : head;

  it.each(heads)('comes to the same wherever it is split: %j', (text) => {
    const whole = seen(read([text]));
    for (let at = 1; at < text.length; at++) expect(seen(read([text.slice(0, at), text.slice(at)]))).toEqual(whole);
    expect(seen(read([...text]))).toEqual(whole);
  });

  it.each(['GET /', 'GET / HTTP/1.1\r\nX: '])(
    'that drips in after %j is not looked at from its start with each drop',
    (start) => {
      const head = new RequestHead({ ...LIMITS, line: 5000 });
      let looks = 0;
      let text = start;
      for (let drop = 0; drop < 4000; drop++, text += 'a') {
        const bytes = new Proxy(Buffer.from(text), {
          get(target, key) {
            looks++;
            return Reflect.get(target, key);
          },
        });
        const stopped = head.read(bytes, text, 0);
        if (typeof stopped !== 'number') expect.fail(stopped.reason);
        text = text.slice(stopped);
      }
      expect(looks).toBeLessThan(200);
    },
  );

  it('ends where it ends, whatever comes after it', () => {
    for (const text of heads.slice(0, 5)) {
      const head = new RequestHead(LIMITS);
      const come = `##${text}GET /next HTTP/1.1\r\n`;
      expect(head.read(Buffer.from(come, 'latin1'), come, 2)).toBe(2 + text.length);
      expect(head.size).toBe(text.length);
    }
  });

  it('is read or refused, whatever it is made of', () => {
    const bits = ['GET ', '/', ' HTTP/1.1', '\r\n', '\n', '\r', 'Host: h', 'X:', ' ', '\t', '\0', 'a', ':', '\xff'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 30 }), (parts) => {
        expect(seen(read(parts))).toEqual(seen(read([parts.join('')])));
      }),
      { numRuns: 1000 },
    );
  });
});
