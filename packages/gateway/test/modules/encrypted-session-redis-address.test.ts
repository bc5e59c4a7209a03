import { describe, expect, it } from 'vitest';
import { parseRedisAddress } from '../../src/modules/encrypted-session/redis-address.ts';

const PLAIN = { cluster: false, tls: false, username: undefined, password: undefined, database: 0 };

describe('the address of a Redis server', () => {
  it.each([
    ['redis://h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }] }],
    ['redis://h:1/', { ...PLAIN, nodes: [{ host: 'h', port: 1 }] }],
    ['redis://[::1]:7/2', { ...PLAIN, nodes: [{ host: '::1', port: 7 }], database: 2 }],
    ['redis://:p@h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }], password: 'p' }],
    ['redis://u:p:q@h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }], username: 'u', password: 'p:q' }],
    ['redis://u:p@q@h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }], username: 'u', password: 'p@q' }],
    ['redis://%75:%C3%A9%2f@h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }], username: 'u', password: 'é/' }],
    ['redis://:\xc3\xa9@h', { ...PLAIN, nodes: [{ host: 'h', port: 6379 }], password: 'é' }],
    ['rediss://h', { ...PLAIN, tls: true, nodes: [{ host: 'h', port: 6379 }] }],
    [
      'redis+cluster://:p@a,b:1,[::1]:2',
      {
        ...PLAIN,
        cluster: true,
        nodes: [
          { host: 'a', port: 6379 },
          { host: 'b', port: 1 },
          { host: '::1', port: 2 },
        ],
        password: 'p',
      },
    ],
    ['rediss+cluster://h', { ...PLAIN, cluster: true, tls: true, nodes: [{ host: 'h', port: 6379 }] }],
    ['unix:/s', { ...PLAIN, nodes: [{ path: '/s' }] }],
    ['unix://u:p@/a/s?db=3', { ...PLAIN, nodes: [{ path: '/a/s' }], username: 'u', password: 'p', database: 3 }],
    ['redis+unix:/s', { ...PLAIN, nodes: [{ path: '/s' }] }],
  ])('%s', (text, address) => {
    expect(parseRedisAddress(text)).toEqual(address);
  });

  it.each([
    'redis://[::1',
    'redis://[::g]',
    'redis://a_b c',
    'redis://h:',
    'redis://h/1/2',
    'redis://h#1',
    'REDIS:h',
    '',
  ])('is not %s', (text) => {
    expect(parseRedisAddress(text)).toHaveProperty('fault');
  });
});
