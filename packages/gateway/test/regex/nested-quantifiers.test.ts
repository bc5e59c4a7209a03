import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/compile.ts';

describe('the warning about nested quantifiers', () => {
  it.each([
    ['(a+)+', '+'],
    ['(a*)*', '*'],
    ['^(.*)*$', '*$'],
    ['([a-z]+)*$', '*$'],
    ['(a+){2,}', '{2,}'],
    ['(?:(?:a+b?)+c?)*', '*'],
    ['(?:\\w+\\.?)*', '*'],
    ['(?:.*,)*', '*'],
    ['^(/.*)*$', '*$'],
    ['(a+|b)*', '*'],
    ['x(\\s*\\w+\\s*)+y', '+y'],
    ['(?:[a-z0-9]+-?)*?', '*?'],
  ])('names the place in %s', (pattern, rest) => {
    expect(compileRegex(pattern).warning).toBe(
      `nested quantifiers in "${pattern}" at "${rest}" can take time exponential in the length of what they are matched against`,
    );
  });

  it.each([
    '(?:/[^/]+)*',
    '(?:[^/]+/)*',
    '([^.]+\\.)+com',
    '(?:-[a-z0-9]+)*',
    '([A-Za-z0-9]+(-[A-Za-z0-9]+)*\\.)+',
    '(?:a+b+)*',
    '(a++)+',
    '(?>a+)+',
    '(a+)++',
    '(a+){2}',
    '(a+)?',
    '(?:a?)*',
    '^/(.*)/(.*)$',
    '^(?:www\\.)?(?P<domain>.+)$',
  ])('leaves %s alone', (pattern) => {
    expect(compileRegex(pattern).warning).toBeUndefined();
  });
});
