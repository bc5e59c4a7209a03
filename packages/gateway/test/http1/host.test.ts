import { describe, expect, it } from 'vitest';
import { parseAuthority, parseHost } from '../../src/http1/host.ts';

describe('a Host field', () => {
  it.each([
    ['example.com', 'example.com'],
    ['EXAMPLE.Com', 'example.com'],
    ['example.com:8080', 'example.com'],
    ['example.com:', 'example.com'],
    ['example.com.', 'example.com'],
    ['example.com.:80', 'example.com'],
    ['a_b-c.d', 'a_b-c.d'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['[FE80::1]:443', '[fe80::1]'],
    ['.example', '.example'],
    ['user@Host', 'user@host'],
    ['a!$&\'"()*+,;=~b', 'a!$&\'"()*+,;=~b'],
    ['M\xc3\x9cnchen.example', 'm\xc3\x9cnchen.example'],
  ])('%j names the host %j', (value, host) => {
    expect(parseHost(value)).toBe(host);
  });

  it.each([
    '',
    '.',
    '..',
    'a..b',
    'a b',
    ' a',
    'a/',
    '/',
    'a\tb',
    'a\0',
    'a\x1f',
    'a\x7f',
    ':80',
    '.:80',
    'a:b',
    'a:80:80',
    'a:80@b',
    'a:-1',
    '[',
    '[::1',
    '[::1]]',
    '[::1]x',
    '[::1]:x',
    'a[::1]',
    'a]',
    '[::1 ]',
    '[x]',
  ])('%j is refused', (value) => {
    expect(parseHost(value)).toBeUndefined();
  });

  it('is refused without delay, however long it is', () => {
    expect(parseHost(`${'a.'.repeat(4000)}/`)).toBeUndefined();
    expect(parseHost(`${'a-'.repeat(4000)}..`)).toBeUndefined();
  });
});

describe('the authority of an absolute target', () => {
  it.each([
    ['Example.com:8080', 'example.com'],
    ['a-b.c.', 'a-b.c'],
    ['[::1]:80', '[::1]'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%j names the host %j', (value, host) => {
    expect(parseAuthority(value)).toBe(host);
  });

  it.each(['', ':80', 'user@a', 'user:pw@a', 'a_b', 'a%41', 'a"b', 'a\\b', 'a#b', '\xe9', 'a:x', '[::1', 'a..b'])(
    '%j is refused',
    (value) => {
      expect(parseAuthority(value)).toBeUndefined();
    },
  );
});
