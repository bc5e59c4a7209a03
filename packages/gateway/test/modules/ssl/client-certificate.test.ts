import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientCertificateValue } from '../../../src/modules/ssl/client-certificate.ts';
import { derElements } from '../../../src/modules/ssl/der.ts';
import { onelineName, readName, rfc2253Name } from '../../../src/modules/ssl/distinguished-name.ts';
import vectors from '../../vectors/client-certificates.json' with { type: 'json' };

describe('the variables of a client’s certificate', () => {
  it.each(vectors.certificates)('are those of nginx for $name', ({ values }) => {
    const certificate = new X509Certificate(values.client_raw_cert);
    const ours = Object.keys(values).map((name) => [name, clientCertificateValue(certificate, name, 0) ?? '']);
    expect(Object.fromEntries(ours)).toEqual(values);
  });

  it('count the whole days that are left, and none after the end', () => {
    const [first] = vectors.certificates;
    const certificate = new X509Certificate(first?.values.client_raw_cert ?? '');
    const end = Date.parse(certificate.validTo);
    const remain = (now: number): string | undefined => clientCertificateValue(certificate, 'client_v_remain', now);
    expect(remain(end - 86_400_000)).toBe('1');
    expect(remain(end - 86_399_000)).toBe('0');
    expect(remain(end - 2 * 86_400_000 + 1000)).toBe('1');
    expect(remain(end + 86_400_000)).toBe('0');
  });

  it('leave others to others', () => {
    const [first] = vectors.certificates;
    const certificate = new X509Certificate(first?.values.client_raw_cert ?? '');
    expect(clientCertificateValue(certificate, 'protocol', 0)).toBeUndefined();
  });
});

describe('a distinguished name', () => {
  /** A name of one attribute (2.5.4.3, a common name) with a value of that tag. */
  const nameOf = (tag: number, value: Buffer): Buffer => {
    const element = (each: number, ...parts: Buffer[]): Buffer =>
      Buffer.concat([Buffer.of(each, Buffer.concat(parts).length), ...parts]);
    return element(0x31, element(0x30, Buffer.from('0603550403', 'hex'), element(tag, value)));
  };

  it.each([
    ['control characters', 12, Buffer.from('a\n\x00\x7f'), 'CN=a\\0A\\00\\7F', '/CN=a\\x0A\\x00\\x7F'],
    ['what is special at its ends', 12, Buffer.from('#a# '), 'CN=\\#a#\\ ', '/CN=#a# '],
    ['a line that looks like another attribute', 12, Buffer.from('a\nO=b'), 'CN=a\\0AO=b', '/CN=a\\x0AO=b'],
    ['a type that is no string', 5, Buffer.alloc(0), 'CN=#0500', '/CN='],
    ['a string that breaks off', 30, Buffer.from('abc'), 'CN=#1E03616263', '/CN=abc'],
    ['a general string that is wide', 27, Buffer.from('\0\0\0a\0\0\0b'), 'CN=#1B080000006100000062', '/CN=ab'],
  ])('escapes %s', (_what, tag, value, rfc2253, oneline) => {
    const name = readName(nameOf(tag, value), 'CN=x');
    expect(rfc2253Name(name)).toBe(rfc2253);
    expect(onelineName(name)).toBe(oneline);
  });

  it('has numbers for types where their names are not to be had', () => {
    expect(rfc2253Name(readName(nameOf(12, Buffer.from('x')), undefined))).toBe('2.5.4.3=#0C0178');
  });
});

describe('DER', () => {
  it.each(['30', '3005', '300201', '3080', '3085010203040500', '30840000'])('%s is refused', (hex) => {
    expect(() => derElements(Buffer.from(hex, 'hex'))).toThrow(RangeError);
  });
});
