import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenHeader, readProxyHeader } from '../../src/server/proxy-protocol.ts';

/** A header as nginx took it: its answer, or what its error log said. */
interface Recorded {
  readonly about: string;
  readonly header: string;
  readonly answer?: string;
  readonly log?: string;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/proxy-protocol.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Recorded[];
};

const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
const SIGNATURE = '\r\n\r\n\0\r\nQUIT\n';

/** What variables say of a header, or what the log says. */
function outcome(bytes: string): string | undefined {
  const header = readProxyHeader(bytes);
  if (!header) return undefined;
  if ('fault' in header) return header.fault;
  if (!header.proxied) return '|||';
  const { sourceAddress, sourcePort, serverAddress, serverPort } = header.proxied;
  return [sourceAddress, sourcePort || '', serverAddress, serverPort || ''].join('|');
}

function recordedOutcome({ answer, log = '' }: Recorded): string {
  return answer?.split('|').slice(0, 4).join('|') ?? log.replace(/^\[error\] | while reading PROXY protocol$/g, '');
}

function v2(command: number, family: number, body: string, size = body.length): string {
  return SIGNATURE + String.fromCharCode(command, family, size >> 8, size & 255) + body;
}

const whole = cases.filter(({ answer }) => answer !== undefined);

describe('a header with a request behind it', () => {
  it.each(cases.map((recorded) => [recorded.about, recorded] as const))(
    '%s is read as nginx reads it',
    (_, recorded) => {
      expect(outcome(recorded.header + REQUEST)).toBe(recordedOutcome(recorded));
    },
  );

  it.each(whole.map((recorded) => [recorded.about, recorded] as const))(
    '%s ends where the request begins',
    (_, recorded) => {
      expect(readProxyHeader(recorded.header + REQUEST)).toMatchObject({ size: recorded.header.length });
    },
  );
});

describe('a header that comes in pieces', () => {
  it.each(whole.map((recorded) => [recorded.about, recorded] as const))(
    '%s is waited for up to its last byte',
    (_, recorded) => {
      const { header } = recorded;
      for (let size = 0; size < header.length; size++)
        expect([size, readProxyHeader(header.slice(0, size))]).toEqual([size, undefined]);
      expect(outcome(header)).toBe(recordedOutcome(recorded));
    },
  );

  it.each([
    ['GET / HTTP/1.1\r\n', 'G'],
    ['PROXY TCP5 1', 'PROXY TCP5'],
    ['PROXY TCP4 1.2.3.g 5', 'PROXY TCP4 1.2.3.g'],
    ['PROXY TCP4 1.2.3.4 5.6.7.8 -1 8', 'PROXY TCP4 1.2.3.4 5.6.7.8 -'],
    ['PROXY TCP4 1.2.3.4 5.6.7.8  8', 'PROXY TCP4 1.2.3.4 5.6.7.8  '],
    ['PROXY TCP4 1.2.3.4 5.6.7.8 1 2 ', 'PROXY TCP4 1.2.3.4 5.6.7.8 1 2 '],
    ['PROXY TCP4 1.2.3.4 5.6.7.8 1 2\n', 'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\n'],
    ['PROXY TCP4 1.2.3.4 5.6.7.8 1 2\rX', 'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\rX'],
    ['\r\n\r\n\0\r\nQUIX', '\r\n\r\n\0\r\nQUIX'],
    ['\r\nGET', '\r\nG'],
  ])('is refused at the first byte that is none of its own: %j', (bytes, upTo) => {
    for (let size = 0; size < upTo.length; size++) expect(readProxyHeader(bytes.slice(0, size))).toBeUndefined();
    expect(readProxyHeader(upTo)).toEqual(brokenHeader(upTo));
  });
});

describe('the size of a header', () => {
  const unknown = (size: number): string => `PROXY UNKNOWN${' '.repeat(size - 15)}\r\n`;
  const zeros = (size: number): string => `PROXY TCP4 1.2.3.4 5.6.7.8 1 ${'2'.padStart(size - 31, '0')}\r\n`;

  it.each([
    ['UNKNOWN', unknown],
    ['TCP4', zeros],
  ])('is 107 bytes at most with %s', (_, make) => {
    expect(readProxyHeader(make(107))).toMatchObject({ size: 107 });
    expect(readProxyHeader(make(107).slice(0, 106))).toBeUndefined();
    expect(readProxyHeader(make(108))).toEqual(brokenHeader(make(108)));
    expect(readProxyHeader(make(108).slice(0, 107))).toHaveProperty('fault');
  });

  it('is 4096 bytes at most in version 2, with its TLVs', () => {
    const addresses = '\x01\x02\x03\x04\x05\x06\x07\x08\0\x01\0\x02';
    expect(readProxyHeader(v2(0x21, 0x11, addresses + 'x'.repeat(4068)))).toMatchObject({ size: 4096 });
    expect(readProxyHeader(v2(0x21, 0x11, '', 4080))).toBeUndefined();
    expect(readProxyHeader(v2(0x21, 0x11, '', 4081))).toEqual({ fault: 'header is too large' });
    expect(readProxyHeader(v2(0x20, 0, '', 4081))).toEqual({ fault: 'header is too large' });
  });
});

it('has the TLVs of version 2 as they came', () => {
  const header = readProxyHeader(v2(0x21, 0x21, `${'\0'.repeat(36)}\x02\0\x01x`));
  expect(header).toMatchObject({ size: 56, proxied: { sourceAddress: '::', tlvs: '\x02\0\x01x' } });
});

describe('whatever comes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'));
  const begun = fc
    .tuple(
      fc.constantFrom(
        '',
        'PROXY ',
        'PROXY UNKNOWN',
        'PROXY TCP4 ',
        'PROXY TCP6 ::1 ',
        SIGNATURE,
        v2(0x21, 0x11, '', 20),
        v2(0x21, 0x21, '', 60),
      ),
      bytes,
    )
    .map(([start, rest]) => start + rest);
  const almost = fc
    .tuple(fc.constantFrom(...whole.map(({ header }) => header)), fc.nat(300), fc.integer({ min: 0, max: 255 }))
    .map(
      ([header, at, byte]) =>
        header.slice(0, at % header.length) + String.fromCharCode(byte) + header.slice((at % header.length) + 1),
    );

  it.each([
    ['bytes', begun],
    ['a header with one byte changed', almost],
  ])('%s are waited for, taken or refused, and never more than came is taken', (_, any) => {
    fc.assert(
      fc.property(any, (text) => {
        const header = readProxyHeader(text);
        if (header && 'size' in header) expect(header.size).toBeLessThanOrEqual(text.length);
        if (!header) expect(text.length).toBeLessThan(4096);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the pieces in which it comes', () => {
    fc.assert(
      fc.property(fc.oneof(begun, almost), (text) => {
        const early = Array.from(text, (_, size) => readProxyHeader(text.slice(0, size))).find(
          (header) => header !== undefined,
        );
        const atOnce = readProxyHeader(text);
        if (early && 'size' in early) expect(atOnce).toEqual(early);
        if (early && 'fault' in early) expect(atOnce).toHaveProperty('fault');
      }),
      { numRuns: 1000 },
    );
  });
});
