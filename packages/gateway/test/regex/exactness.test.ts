import { describe, expect, it } from 'vitest';
import { checkPattern } from '../../src/regex/check.ts';
import { emitPattern } from '../../src/regex/emit.ts';
import { type Exactness, surveyExactness } from '../../src/regex/exactness.ts';
import { parsePattern } from '../../src/regex/parse.ts';

function survey(pattern: string, caseless = false): Exactness {
  const parsed = parsePattern(pattern, caseless);
  checkPattern(parsed);
  return surveyExactness(parsed);
}

describe('surveyExactness', () => {
  it.each([
    '\\.php$',
    '^/(?<user>[^/]+)/(.*)$',
    '^(.+?\\.php)(/.*)$',
    '^/foo(.*)?$',
    '(a)\\1',
    '(a+)(?:b\\1)*',
    '(?>a+)b++',
    '(?:(a)b)+',
    '(?|(a)|(b))',
    '(?:(?:a)|(?:b))*',
  ])('leaves %s to JavaScript', (pattern) => {
    expect(survey(pattern)).toEqual({ matching: true, captures: true });
  });

  it.each([
    ['a group may be passed by in a later iteration', '(?:(a)|b)*'],
    ['an optional group is in a loop', '^((\\w+)(-\\w+)?\\.)*org$'],
    ['an iteration may be empty', '(a*)*'],
    ['the match start is moved', 'a\\Kb'],
  ])('leaves the matching alone to it when %s', (_, pattern) => {
    expect(survey(pattern)).toEqual({ matching: true, captures: false });
  });

  it.each([
    ['a reference may be to an unset group', '(a)?\\1'],
    ['a reference is to a group that is still open', '(a\\1?)+'],
    ['a reference is to another branch', '(a)|\\1'],
    ['a reference is caseless', '(?i)(a)\\1'],
    ['a reference stands in a look-behind', '(a)(?<=\\1)'],
    ['a reference is to a number with two groups', '(?|(a)|(b))\\1'],
    ['an iteration in an atomic group may be empty', '(?>(?:|a)*)b'],
  ])('leaves nothing to it when %s', (_, pattern) => {
    expect(survey(pattern)).toEqual({ matching: false, captures: false });
  });
});

describe('emitPattern', () => {
  it.each([
    ['\\.php$', false, '\\.php(?=\\n?$)'],
    ['\\.(jpe?g|png)$', true, '\\.([Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg])(?=\\n?$)'],
    ['^/(?<user>[^/]+)/(.*)\\z', false, '^\\/([^\\/]+)\\/([^\\x0a]*)$'],
    ['(?m)^a', false, '(?:^|(?<=\\n)(?!$))a'],
    ['a++', false, '(?=(a+))(?:\\1)'],
    ['(a)(?:b)??', false, '(a)(?:|(?:b))'],
    ['[^\\x00-\\xff]|(?s).', false, '[]|[^]'],
  ])('writes %s without flags', (pattern, caseless, source) => {
    expect(emitPattern(parsePattern(pattern, caseless)).source).toBe(source);
  });

  it('says which JavaScript groups hold each group', () => {
    const emitted = emitPattern(parsePattern('(?>(a)b)(?|(c)|(d))', false));
    expect(emitted).toMatchObject({ groups: [[2], [3, 4]], sameNumbers: false });
  });
});
