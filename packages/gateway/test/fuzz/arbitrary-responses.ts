import fc from 'fast-check';
import { mutated } from '../../../../fuzz/mutations.ts';
import { chunks } from './arbitrary-requests.ts';

const from = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const mostly = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 20, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: from(...others) });

const statusLine = fc
  .tuple(
    mostly('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', 'ICY', ''),
    mostly('200', '204', '304', '404', '500', '100', '101', '103', '99', '1000', '000', '20x', ''),
    mostly('OK', '', 'Very well', 'a\tb', 'g\xfct', '\0'),
  )
  .map((parts) => parts.join(' '));
const field = fc.oneof(
  from(
    'X-A: b',
    'X-A:',
    'Set-Cookie: a=b; Path=/',
    'Server: x',
    'Date: x',
    'Content-Type: text/plain',
    'ETag: "x"',
    'Vary: *',
  ),
  from(
    'Connection: close',
    'Connection: keep-alive',
    'Connection: X-A',
    'Keep-Alive: timeout=1',
    'Upgrade: h2c',
    'Trailer: X',
  ),
  from(
    'Content-Length: 5',
    'Content-Length: 0',
    'Content-Length: +5',
    'Content-Length: 5, 5',
    'Content-Length: 99999999999999999999',
  ),
  from(
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: x',
    'Transfer-Encoding:\tchunked',
  ),
  from(
    ' folded',
    'X B: c',
    ': c',
    'X-C',
    'X-D : e',
    'X-E: \0',
    'X_F: g',
    'X-G: a\rb',
    'X-Accel-Buffering: no',
    'Last-Modified: x',
  ),
);
const content = fc.string({ maxLength: 30, unit: 'binary-ascii' });
const framed = fc.oneof(
  content.map((body) => [`Content-Length: ${body.length}\r\n`, body] as const),
  chunks.map((body) => ['Transfer-Encoding: chunked\r\n', body] as const),
  content.map((body) => ['', body] as const),
);
const response = fc
  .tuple(statusLine, fc.array(field, { maxLength: 3 }), framed, mostly('\r\n', '\n', '\r'))
  .map(([line, fields, [frame, body], end]) => {
    return [line, ...fields].map((text) => text + end).join('') + frame + end + body;
  });

/** What a backend may send on a connection before it closes it: responses, good and bad, and things changed in them. */
export const backendOutput: fc.Arbitrary<string> = mutated(
  fc
    .tuple(
      mostly('', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n'),
      response,
      mostly('', 'HTTP/1.1 200 OK\r\n\r\n', 'x'),
    )
    .map((parts) => parts.join('')),
);
