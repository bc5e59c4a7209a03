import { describe, expect, it } from 'vitest';
import { hasVariables, splitValue } from '../../src/config/value.ts';

describe('a text with variables', () => {
  it.each([
    ['', []],
    ['plain', [{ text: 'plain' }]],
    ['$a', [{ name: 'a' }]],
    ['x$a_1-y', [{ text: 'x' }, { name: 'a_1' }, { text: '-y' }]],
    ['${a}b', [{ name: 'a' }, { text: 'b' }]],
    ['$a$b', [{ name: 'a' }, { name: 'b' }]],
    ['$1$2x', [{ capture: 1 }, { capture: 2 }, { text: 'x' }]],
    ['$10', [{ capture: 1 }, { text: '0' }]],
  ])('%j is split at them', (text, parts) => {
    expect(splitValue(text)).toEqual(parts);
  });

  it.each([
    ['$', 'name'],
    ['a$ b', 'name'],
    ['$-', 'name'],
    ['a$', 'name'],
    ['${}', 'name'],
    ['${a', 'open'],
    ['${a-b}', 'open'],
  ])('%j is refused', (text, fault) => {
    expect(splitValue(text)).toMatchObject({ fault });
  });

  it('is told from one without', () => {
    expect([hasVariables('a$b'), hasVariables('ab')]).toEqual([true, false]);
  });
});
