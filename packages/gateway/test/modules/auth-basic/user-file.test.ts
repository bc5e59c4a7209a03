import { describe, expect, it } from 'vitest';
import { parseUsers } from '../../../src/modules/auth-basic/user-file.ts';

const APR1 = '$apr1$saltsalt$20k90DhaTppq5WC1XKRKi/';

describe('a file of users', () => {
  it.each([
    ['a line a user', 'a:1\nb:2\n', { a: '1', b: '2' }],
    ['no line break at its end', 'a:1\nb:2', { a: '1', b: '2' }],
    ['line breaks of Windows', 'a:1\r\n\r\nb:2\r\n', { a: '1', b: '2' }],
    ['comments', '#a:1\n # c:3\nb:2 #', { ' # c': '3', b: '2 #' }],
    ['what else may stand on a line', 'a:1:Alice:x\n', { a: '1' }],
    ['lines that are none', 'a\n:1\n\nb:2', { b: '2' }],
    ['empty hashes', 'a:\nb::2', { a: '', b: '' }],
    ['a user twice', 'a:1\na:2', { a: '1' }],
    ['names of objects', '__proto__:1\nconstructor:2', { ['__proto__']: '1', constructor: '2' }],
    ['a hash of any length up to 2048', `a:${'x'.repeat(2048)}\nb:${'x'.repeat(2049)}`, { a: 'x'.repeat(2048) }],
    ['nothing', '', {}],
  ])('has %s', (_, text, users) => {
    expect([...parseUsers(text).hashes]).toEqual(Object.entries(users));
  });

  it.each([
    ['all that can be checked', `a:!\nb:{PLAIN}x\nc:${APR1}\nd:$y$x`, ['{PLAIN}x', APR1]],
    ['none where none can', 'a:!', []],
    ['not too many', Array.from({ length: 300 }, (_, i) => `u${i}:{PLAIN}x`).join('\n'), Array(256).fill('{PLAIN}x')],
  ])('has hashes for users who are not there: %s', (_, text, decoys) => {
    expect(parseUsers(text).decoys).toEqual(decoys);
  });
});
