import { describe, expect, it } from 'vitest';
import { formatAddress, literalAddress, parseUrl, plainAddress } from '../../src/config/address.ts';
import { addressesOf, resolveHost } from '../../src/config/host-addresses.ts';

describe('parseUrl', () => {
  it.each([
    ['name', { host: { name: 'name', port: undefined }, uri: '' }],
    ['1.2.3.4:80', { host: { name: '1.2.3.4', port: '80' }, uri: '' }],
    ['name:080/a:b?c', { host: { name: 'name', port: '080' }, uri: '/a:b?c' }],
    ['name?a=/b:1', { host: { name: 'name', port: undefined }, uri: '?a=/b:1' }],
    ['[::1]', { host: { name: '[::1]', port: undefined }, uri: '' }],
    ['[::1]:8080/a]', { host: { name: '[::1]', port: '8080' }, uri: '/a]' }],
    ['unix:/run/a.sock', { host: { path: '/run/a.sock' }, uri: '' }],
    ['UNIX:run/a.sock:/b:c', { host: { path: 'run/a.sock' }, uri: '/b:c' }],
  ])('takes %s apart', (text, parts) => {
    expect(parseUrl(text, true)).toEqual(parts);
  });

  it('has a colon in the path of a socket where no URI may follow', () => {
    expect(parseUrl('unix:/a:/b', false)).toEqual({ host: { path: '/a:/b' }, uri: '' });
  });

  it.each([
    ['', 'no host'],
    [':80', 'no host'],
    [':x', 'invalid port'],
    ['a:', 'invalid port'],
    ['a:0', 'invalid port'],
    ['a:65536', 'invalid port'],
    ['a:1:2', 'invalid port'],
    ['a/b', 'invalid host'],
    ['a?b', 'invalid host'],
    ['[::1', 'invalid host'],
    ['[::1]80', 'invalid host'],
    ['[]', 'no host'],
    ['[1.2.3.4]', 'invalid IPv6 address'],
    ['[fe80::1%lo]', 'invalid IPv6 address'],
    ['unix:', 'no path in the unix domain socket'],
    [`unix:${'a'.repeat(108)}`, 'too long path in the unix domain socket'],
  ])('says what is wrong with "%s"', (text, fault) => {
    expect(parseUrl(text, false)).toBe(fault);
  });
});

describe('plainAddress', () => {
  it.each([
    ['010.1..3', '10.1.0.3'],
    ['2001:DB8:0:0:1::', '2001:db8:0:0:1::'],
    ['255.255.255.254', '255.255.255.254'],
    ['255.255.255.255', undefined],
    ['[::1]', undefined],
    ['[::1', undefined],
    ['fe80::1%lo', undefined],
    ['1.2.3.4:80', undefined],
    ['name', undefined],
    ['', undefined],
  ])('has for "%s" what nginx has', (text, address) => {
    expect(plainAddress(text)).toBe(address);
  });
});

describe('literalAddress', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['010.1..3', '10.1.0.3'],
    ['[::0:1]', '::1'],
    ['[2001:DB8:0:0:1::]', '2001:db8:0:0:1::'],
    ['[::ffff:1.2.3.4]', '::ffff:1.2.3.4'],
    ['1.2.3', undefined],
    ['1.2.3.256', undefined],
    ['1.2.3.4.5', undefined],
    ['::1', undefined],
    ['name', undefined],
  ])('has for %s what nginx has', (host, address) => {
    expect(literalAddress(host)).toBe(address);
  });
});

describe('formatAddress', () => {
  it.each([
    [{ host: '127.0.0.1', port: 80 }, '127.0.0.1:80'],
    [{ host: '::1', port: 80 }, '[::1]:80'],
    [{ path: '/run/a.sock' }, 'unix:/run/a.sock'],
  ])('writes %j', (address, text) => {
    expect(formatAddress(address)).toBe(text);
  });
});

describe('the addresses of a host', () => {
  it('are itself where it is an address', () => {
    expect([resolveHost('1.2.3.4'), resolveHost('[::1]')]).toEqual([['1.2.3.4'], ['::1']]);
  });

  it('are those that the system has for a name', () => {
    const addresses = addressesOf('localhost');
    expect(addresses.length).toBeGreaterThan(0);
    expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining([...addresses]));
    expect(addressesOf('127.1')).toEqual(['127.0.0.1']);
  });

  it.each(['nohost.invalid', '--help', '*', 'a b', ''])('are none for "%s"', (name) => {
    expect(addressesOf(name)).toEqual([]);
  });
});
