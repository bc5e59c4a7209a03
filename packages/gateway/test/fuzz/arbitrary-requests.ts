import fc from 'fast-check';
import { mutated } from '../../../../fuzz/mutations.ts';

const from = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** Mostly the first of them. */
const mostly = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 40, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: from(...others) });

const method = fc.oneof(
  { weight: 30, arbitrary: from('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH') },
  { weight: 1, arbitrary: from('CONNECT', 'TRACE', 'PRI', 'PROPFIND', 'M-SEARCH', 'FOO', 'G_T', 'get', 'GE T', '') },
);

const pathByte = fc.oneof(
  { weight: 99, arbitrary: fc.constantFrom(..."abcXYZ019/-._~%?&=+;:@!$'()*,") },
  { weight: 1, arbitrary: fc.constantFrom(...'#"<>\\^`{|}\x80\xff\x7f\x01') },
);
const path = fc.array(pathByte, { maxLength: 12 }).map((bytes) => `/${bytes.join('')}`);
const authority = from(
  'h',
  'h:80',
  'other',
  '127.0.0.1:8080',
  '[::1]',
  '[::1]:80',
  'h:',
  'u@h',
  'h:x',
  '',
  'h,o',
  'h_o',
);
const target = fc.oneof(
  { weight: 20, arbitrary: path },
  {
    weight: 2,
    arbitrary: fc.tuple(from('http://', 'https://', 'HTTP://', 'ws://', 'h:'), authority, path).map((p) => p.join('')),
  },
  { weight: 1, arbitrary: fc.tuple(from('http://', '//'), authority, from('', '?a', '#a')).map((p) => p.join('')) },
  { weight: 1, arbitrary: fc.oneof(from('*', '', '?a', '..', 'a/b'), authority) },
);
const version = mostly(
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/1.2',
  'HTTP/2.0',
  'HTTP/0.9',
  'http/1.1',
  'HTTP/1.10',
  'HTTP/1',
  'HTTP/01.1',
  '',
);
const lineEnd = fc.oneof(
  { weight: 90, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: from('\n', '\r', '\r\r\n', '\n\r\n') },
);
const blank = mostly(' ', '  ', '\t', '', ' \t');

const chars = fc.constantFrom(...'abcXYZ019 ,;:="\'-_./()<>@\t\x80\xe9\xff');
const text = fc.array(chars, { maxLength: 16 }).map((bytes) => bytes.join(''));
const token = fc
  .array(fc.constantFrom(..."abcXYZ019-_!#$%&'*+.^`|~"), { minLength: 1, maxLength: 10 })
  .map((b) => b.join(''));

const lengths = from(
  '0',
  '1',
  '5',
  '05',
  '10',
  '+5',
  '-5',
  '5,5',
  '5, 5',
  '5 5',
  '0x5',
  '5.0',
  '',
  ' 5\t',
  '5;',
  '9'.repeat(15),
  '9'.repeat(16),
  '18446744073709551621',
  '4294967301',
);
const codings = from(
  'chunked',
  'Chunked',
  'CHUNKED',
  'chunked, chunked',
  'gzip, chunked',
  'chunked, gzip',
  'identity',
  'x',
  '',
  ',chunked',
  'chunked,',
  '"chunked"',
  'chunked;a=b',
  'xchunked',
  'chunkedx',
  '\x0bchunked',
  'chunked\x00',
);
const connections = from(
  'close',
  'keep-alive',
  'Close',
  'Keep-Alive, close',
  'upgrade',
  'upgrade, keep-alive',
  'Content-Length',
  'closed',
  'x,close',
  '',
);

const named = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(from(name, name.toLowerCase(), name.toUpperCase()), values);

const pair: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  { weight: 2, arbitrary: named('Content-Length', lengths) },
  { weight: 2, arbitrary: named('Transfer-Encoding', codings) },
  named('Host', authority),
  named('Connection', connections),
  named('Expect', from('100-continue', '100-Continue', 'x', '')),
  named('Upgrade', from('websocket', 'h2c', '')),
  named('Cookie', text),
  named('Trailer', from('Content-Length', 'x')),
  { weight: 20, arbitrary: fc.tuple(token, text) },
  fc.tuple(
    from(
      'Content_Length',
      'Content-Length ',
      'Transfer-Encoding\t',
      ' Host',
      '',
      'Host\0',
      'Transfer\xadEncoding',
      'Proxy-Connection',
    ),
    text,
  ),
);
const field = fc
  .tuple(
    pair,
    mostly(': ', ':', ':\t', ' : ', ':  \t', '', ' '),
    mostly('', ' ', '\t ', '\r\n folded', '\n\tfolded'),
    lineEnd,
  )
  .map(([[name, value], colon, after, end]) => name + colon + value + after + end);

/** A chunked body that is more or less well-formed. */
export const chunks: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.string({ minLength: 1, maxLength: 20, unit: 'binary-ascii' }),
        mostly('', '0', '00', '+', '0x', ' ', '-', '_', '0_'),
        mostly(
          '',
          ';a',
          ';a=b',
          ';a="b;c"',
          ' ;a',
          '; a = b',
          ' ',
          '\t',
          'g',
          ';\n',
          ';a\rb',
          ';\0',
          ';\x80',
          `;${'x'.repeat(40)}`,
        ),
        lineEnd,
        mostly('\r\n', '\n', '\r', '\rX', 'X\n', '\n\r', ' \r\n', ''),
      ),
      { maxLength: 3 },
    ),
    mostly('0', '00', '000000000000', '0;x', '-0', '', '0 '),
    lineEnd,
    fc.array(field, { maxLength: 2 }),
    lineEnd,
  )
  .map(([pieces, last, end, trailers, final]) => {
    const data = pieces.map(([content, before, after, first, second]) => {
      return `${before}${content.length.toString(16)}${after}${first}${content}${second}`;
    });
    return data.join('') + last + end + trailers.join('') + final;
  });

const content = fc.string({ maxLength: 30, unit: 'binary-ascii' });

/** The fields that frame a body, and the body; now and then they do not agree. */
const framed = fc.oneof(
  { weight: 3, arbitrary: fc.constant(['', ''] as const) },
  { weight: 3, arbitrary: content.map((body) => [`Content-Length: ${body.length}\r\n`, body] as const) },
  { weight: 3, arbitrary: chunks.map((body) => ['Transfer-Encoding: chunked\r\n', body] as const) },
  { weight: 1, arbitrary: fc.tuple(field, fc.oneof(content, chunks)) },
);

const request = fc
  .tuple(
    mostly('', '\r\n', '\n', '\r', ' '),
    fc.tuple(method, blank, target, blank, version, mostly('', ' ', '\t'), lineEnd).map((line) => line.join('')),
    mostly('Host: h\r\n', '', 'host:h\r\n', 'HOST: h\n', 'Host: h\r\nHost: h\r\n'),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: fc.array(field, { maxLength: 3 }) }),
    framed,
    lineEnd,
  )
  .map(
    ([before, line, host, fields, [frame, body], end]) => before + line + host + fields.join('') + frame + end + body,
  );

/** What a client may send on one connection: requests, good and bad, and things changed in them. */
export const connectionInput: fc.Arbitrary<string> = mutated(
  fc.array(request, { minLength: 1, maxLength: 3 }).map((requests) => requests.join('')),
);
