import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../../fuzz/growth.ts';
import { holds } from '../../../../fuzz/holds.ts';
import { anyBytes, mutated } from '../../../../fuzz/mutations.ts';
import { httpDate, parseHttpDate } from '../../src/http1/date.ts';
import { parseHost } from '../../src/http1/host.ts';
import { addressInList } from '../../src/modules/forwarded-address.ts';
import { acceptsGzip } from '../../src/modules/gzip/accept-encoding.ts';
import { listsEtag } from '../../src/modules/not-modified.ts';
import { headFault } from '../../src/modules/proxy/head-fault.ts';
import { parseSetCookie, writeSetCookie } from '../../src/modules/proxy/set-cookie.ts';
import { base32, DEFAULT_ALPHABET } from '../../src/modules/set-misc/base32.ts';
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from '../../src/modules/set-misc/base64.ts';
import { decodeHex, encodeHex } from '../../src/modules/set-misc/hex.ts';
import { escapeUri, unescapeUri } from '../../src/modules/set-misc/uri-escape.ts';
import { findArgument } from '../../src/modules/variables/argument.ts';
import { basicCredentials } from '../../src/modules/variables/basic-user.ts';
import { findCookie } from '../../src/modules/variables/cookie.ts';
import { parseRanges } from '../../src/request/byte-range.ts';
import { parseUnsafeUri } from '../../src/request/unsafe-uri.ts';
import { normalizeUri } from '../../src/request/uri.ts';
import { readClientHello } from '../../src/server/client-hello.ts';
import { readProxyHeader } from '../../src/server/proxy-protocol.ts';
import { cookieNames } from '../../src/upstream/cookie-names.ts';
import { withoutCookies } from '../../src/upstream/hide-cookie.ts';

const BASE32 = base32(DEFAULT_ALPHABET);
const NAMES = cookieNames(['id', 'sid']);

/** What reads something of a client's or a backend's, with texts that it takes. */
const READERS: readonly (readonly [name: string, read: (text: string) => unknown, valid: readonly string[]])[] = [
  ['Range', (text) => parseRanges(text, 1000, 10), ['0-1', '5-,-5', '1-2, 3-4 , 7 - 8', '-999999999999999999999']],
  [
    'a date',
    parseHttpDate,
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'],
  ],
  ['If-None-Match', (text) => listsEtag(text, 'W/"a"', true), ['*', '"b", W/"a"', 'W/"a"', '"a"x,"a"']],
  ['Accept-Encoding', acceptsGzip, ['gzip', 'br, gzip;q=0.5', 'deflate,gzip; q=1.000', 'gzip;q=0']],
  ['a cookie', (text) => findCookie([text], 'id'), ['id=a', 'a=b; id = c;d', 'idx=a, id=b', 'id;id=']],
  [
    'cookies to be hidden',
    (text) => withoutCookies(NAMES, text),
    ['a=b; id=c; d=e', 'a="x; id=y"', 'id=a,sid=b', '$id=a'],
  ],
  ['Set-Cookie', parseSetCookie, ['a=b; Path=/; HttpOnly', 'a; ;=;b=c=d']],
  ['Host', parseHost, ['a.b:80', '[::1]:80', '127.0.0.1', 'A.', 'a..b']],
  [
    'X-Forwarded-For',
    (text) => addressInList('127.0.0.1', [text], () => true, true),
    ['1.2.3.4, [::1]:5', '::1,1.2.3.4:5'],
  ],
  ['Authorization', basicCredentials, ['Basic dXNlcjpwYXNz', 'basic  dXNlcjo=', 'Basic OnBhc3M']],
  ['a target', (text) => normalizeUri(text, true), ['/a/../b//c?d#e', '/%2e%2E/%61', '/a/./b/..']],
  ['an unsafe target', parseUnsafeUri, ['/a/../b', '/a?b', '../a', '/a%2f..%2f']],
  ['an argument', (text) => findArgument(text, 'a'), ['a=b&A=c', '&&b=a=c&a=', 'aa=b&a']],
  ['base64', decodeBase64, ['YWJj', 'YWI=', 'YQ==']],
  ['base64url', decodeBase64url, ['YWJj', '-_-_', 'YQ']],
  ['base32', (text) => BASE32.decode(text), ['c9gpq===', 'C9GPQ', '0']],
  ['hexadecimal digits', decodeHex, ['616263', 'fFFf', '0']],
  ['escapes', unescapeUri, ['a%20b+c', '%', '%4', '%zz']],
  [
    'the PROXY protocol',
    readProxyHeader,
    ['PROXY TCP4 1.2.3.4 5.6.7.8 9 10\r\n', 'PROXY UNKNOWN\r\n', '\r\n\r\n\0\r\nQUIT\n!\x11\0\x0c'],
  ],
  [
    'a TLS ClientHello',
    (text) => readClientHello(Buffer.from(text, 'latin1')),
    [
      '\x16\x03\x01\0\x05\x01\0\0\x01\0',
      `\x16\x03\x01\0\x30\x01\0\0\x2c\x03\x03${'r'.repeat(32)}\0\0\x02\x13\x01\x01\0\0\0`,
    ],
  ],
  ['the head of a response', headFault, ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\n', 'HTTP/1.0 404\r\n\r\n']],
];

/** What time must not grow with. */
const FILLERS = [
  ' ',
  ',',
  ';',
  '-',
  '0',
  '1-',
  '0 ',
  'a',
  '=',
  '%',
  '%2',
  '/',
  '/..',
  '/.',
  '"',
  '\t',
  '\0',
  '\xff',
  'a=',
  'id=',
  ':',
  '[',
  '\r\n',
  'W/',
  '&',
];

describe.each(READERS)('%s', (_, read, valid) => {
  it('never throws, whatever it is', () => {
    holds(
      fc.property(fc.oneof(mutated(fc.constantFrom(...valid), 6), anyBytes), (text) => {
        read(text);
      }),
    );
  });

  it('takes time linear in its length', () => {
    const [start = ''] = valid;
    for (const filler of FILLERS) {
      const make = (size: number): string => start + filler.repeat(size / filler.length);
      expect(growth(500, make, read), JSON.stringify(start + filler)).toBeLessThan(3);
    }
  });
});

describe('what was read', () => {
  const text = fc.oneof(
    anyBytes,
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
  );

  it.each<[string, (bytes: string) => string, (written: string) => string | undefined]>([
    ['base64', encodeBase64, decodeBase64],
    ['base64url', encodeBase64url, decodeBase64url],
    ['base32', (bytes) => BASE32.encode(bytes, true), (written) => BASE32.decode(written)],
    ['hexadecimal digits', encodeHex, decodeHex],
    ['escapes', escapeUri, unescapeUri],
  ])('is what was written: %s', (_, encode, decode) => {
    holds(fc.property(text, (bytes) => decode(encode(bytes)) === bytes));
  });

  it('of a Range lies in the body', () => {
    const some = mutated(fc.constantFrom('0-1,5-', '-5', '1-2, 3-4', '9223372036854775807-', '0-0'));
    holds(
      fc.property(some, fc.nat({ max: 20 }), (range, length) => {
        const ranges = parseRanges(range, length, 10);
        if (typeof ranges === 'string') return;
        expect(ranges.length).toBeGreaterThan(0);
        for (const { start, end } of ranges) expect(0 <= start && start < end && end <= length).toBe(true);
      }),
    );
  });

  it('of a date is a time that is written as it was', () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    holds(fc.property(seconds, (time) => parseHttpDate(httpDate(time)) === time));
    holds(
      fc.property(mutated(seconds.map(httpDate)), (date) => {
        const time = parseHttpDate(date);
        if (time !== undefined) expect(parseHttpDate(httpDate(time))).toBe(time);
      }),
    );
  });

  it('of cookies is no more than there is, and none of those that are hidden', () => {
    const pair = fc
      .tuple(fc.constantFrom('id', 'ID', 'sid', 'a', 'b', ' id', '"id"'), text)
      .map((parts) => parts.join('='));
    holds(
      fc.property(
        fc.array(pair).map((pairs) => pairs.join('; ')),
        (field) => {
          const value = findCookie([field], 'id');
          if (value !== undefined) expect(field).toContain(value);
          expect(findCookie([withoutCookies(NAMES, field)], 'id')).toBeUndefined();
        },
      ),
    );
  });

  it('of Set-Cookie is written as it was meant', () => {
    holds(
      fc.property(mutated(fc.constant('a=b; Path=/; HttpOnly')), (field) => {
        const attributes = parseSetCookie(field);
        expect(parseSetCookie(writeSetCookie(attributes))).toEqual(attributes);
      }),
    );
  });

  it('of a target stays below the root, and is what it is the second time', () => {
    holds(
      fc.property(mutated(fc.constantFrom('/a/../b//c?d#e', '/%2e%2E/%61', '/a/./b/..', '/a/%2e%2e/')), (target) => {
        if (!target.startsWith('/')) return;
        const { uri } = normalizeUri(target, true) ?? { uri: '/' };
        expect(uri).toMatch(/^\//);
        expect(uri.split('/')).not.toContain('..');
        if (!/[%?#]/.test(uri)) expect(normalizeUri(uri, true)?.uri).toBe(uri);
      }),
    );
  });
});
