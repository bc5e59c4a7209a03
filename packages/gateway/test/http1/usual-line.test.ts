import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestHead } from '../../src/http1/head.ts';
import { beforeBlanks, behindBlanks, nameEnd, targetEnd, valueEnd } from '../../src/http1/usual-line.ts';

const bytes = (text: string): Buffer => Buffer.from(`##${text}`, 'latin1');

describe('a request line', () => {
  it.each([
    ['GET / HTTP/1.1\r\n', '/'],
    ['GET /a?b=c#d HTTP/1.1\r\n', '/a?b=c#d'],
    ['GET /\x80\xff HTTP/1.1\r\nHost: h\r\n', '/\x80\xff'],
  ])('%j is a usual one, of the target %j', (line, target) => {
    expect(line.slice(4, targetEnd(bytes(line), 2) - 2)).toBe(target);
  });

  it.each([
    'GET  / HTTP/1.1\r\n',
    'GET /  HTTP/1.1\r\n',
    'GET / HTTP/1.1 \r\n',
    'GET /\t HTTP/1.1\r\n',
    'GET /\x7f HTTP/1.1\r\n',
    'GET / HTTP/1.0\r\n',
    'GET / HTTP/1.1\n',
    'GET / HTTP/1.1\r',
    'GET / HTTP/1.1',
    'GET /',
    'GET ',
    'GET * HTTP/1.1\r\n',
    'GET http://h/ HTTP/1.1\r\n',
    'get / HTTP/1.1\r\n',
    'POST / HTTP/1.1\r\n',
    '',
  ])('%j is none', (line) => {
    expect(targetEnd(bytes(line), 2)).toBe(-1);
  });
});

describe('a field', () => {
  it.each([
    ['A: b\r\n', 'A', 'b'],
    ['X-1:b\r\n', 'X-1', 'b'],
    ['a: \t b c\t \r\n', 'a', 'b c'],
    ['a:\r\n', 'a', ''],
    ['a: \t\r\n', 'a', ''],
    ['a: \x80\xff:\r\n', 'a', '\x80\xff:'],
  ])('%j is a usual one, %j with the value %j', (line, name, value) => {
    const input = bytes(line);
    const colon = nameEnd(input, 2);
    const start = behindBlanks(input, colon + 1);
    const stop = beforeBlanks(input, start, valueEnd(input, start));
    const text = input.toString('latin1');
    expect([text.slice(2, colon), text.slice(start, stop)]).toEqual([name, value]);
  });

  it.each([': b\r\n', ' a: b\r\n', 'a : b\r\n', 'a_b: c\r\n', 'a\r\n', 'a', '\r\n', ''])(
    '%j has no usual name',
    (line) => {
      expect(nameEnd(bytes(line), 2)).toBe(-1);
    },
  );

  it.each(['b\n', 'b\r', 'b', 'b\0\r\n', 'b\x7f\r\n', 'b\r\r\n', 'b\rc\r\n', ''])('%j is no usual value', (value) => {
    expect(valueEnd(bytes(value), 2)).toBe(-1);
  });
});

/** What a head comes to: the request, or why it is refused. */
function reading(text: string): unknown {
  const head = new RequestHead({ line: 10_000, total: 10_000, ignoreInvalidHeaders: true, underscores: false });
  const stopped = head.read(Buffer.from(text, 'latin1'), text, 0);
  if (typeof stopped !== 'number') return stopped;
  const { requestLine, method, target, path, version, host, contentLength, chunked, connection, complete } = head;
  const fields = [...head.headers];
  return { requestLine, method, target, path, version, host, contentLength, chunked, connection, complete, fields };
}

it('lines that end as usual come to the same as lines that end in a line feed alone, which are never usual', () => {
  const byte = fc.integer({ min: 0, max: 255 }).filter((code) => code !== 10 && code !== 13);
  const any = fc.string({ unit: byte.map((code) => String.fromCharCode(code)), maxLength: 6 });
  const bits = fc.constantFrom('GET', 'POST', ' ', '/', '/a?b', '*', 'http://h/', 'HTTP/1.1', 'HTTP/1.0', '\t', '%');
  const requestLine = fc.oneof(
    fc.constant('GET / HTTP/1.1'),
    fc.array(fc.oneof(bits, any)).map((parts) => parts.join('')),
  );
  const name = fc.oneof(
    fc.constantFrom('Host', 'host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'X_a', ''),
    any,
  );
  const value = fc.oneof(fc.constantFrom('h', '5', 'chunked', 'close', ' \t', ''), any);
  const field = fc.tuple(name, fc.constantFrom(':', ': ', ':\t ', ' :', ''), value, fc.constantFrom('', ' ', '\t '));
  const fields = fc.array(
    field.map((parts) => parts.join('')),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(requestLine, fields, (first, rest) => {
      const lines = [first, 'Host: h', ...rest, '', ''];
      expect(reading(lines.join('\r\n'))).toEqual(reading(lines.join('\n')));
    }),
    { numRuns: 2000 },
  );
});
