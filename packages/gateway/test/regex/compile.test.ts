import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/compile.ts';
import { RegexError } from '../../src/regex/error.ts';
import { errorOf, goldenCases, goldenErrors } from './golden.ts';

const printable = (text: string): string => JSON.stringify(text.slice(0, 60));

describe('compileRegex', () => {
  for (const { pattern, caseless, groups, names, matches } of goldenCases) {
    it(`answers as PCRE2 does for ${printable(pattern)}${caseless ? ' caseless' : ''}`, () => {
      const regex = compileRegex(pattern, { caseless });
      expect(regex.source).toBe(pattern);
      expect(regex.captures).toBe(groups);
      expect(Object.fromEntries(regex.names.map(({ name, group }) => [name, group]))).toEqual(names);
      for (const [subject, captures] of matches) {
        const found = regex.exec(subject);
        expect(found && Array.from(found, (capture) => capture ?? null), printable(subject)).toEqual(captures);
        expect(regex.test(subject), printable(subject)).toBe(captures !== null);
      }
    });
  }

  for (const { pattern, message } of goldenErrors) {
    it(`refuses ${printable(pattern)} in nginx's words`, () => {
      const error = errorOf(pattern);
      expect(error.code).toBe('ERR_REGEX_SYNTAX');
      expect(error.message).toBe(message);
    });
  }

  it('gives the offset of the mistake', () => {
    expect(errorOf('ab)c').offset).toBe(2);
    expect(errorOf('ab(c').offset).toBe(4);
  });

  it.each([
    ['a(?(1)b)', 'a conditional group', 1],
    ['(a(?R)?b)', 'recursion', 2],
    ['(a)(?1)', 'recursion', 3],
    ['(a)(?-1)', 'recursion', 3],
    ['(?<n>a)(?&n)', 'recursion', 7],
    ['(?<n>a)(?P>n)', 'recursion', 7],
    ['(a)\\g<1>', 'a subroutine call', 3],
    ['a(?C1)b', 'a callout', 1],
    ['(*UTF)a', 'a start-of-pattern option', 0],
    ['(*UCP)(*UTF)a', 'a start-of-pattern option', 0],
    ['a(*SKIP)b', 'a backtracking verb', 1],
    ['(*pla:a)', 'an assertion by name', 0],
    ['(?*a)', 'a non-atomic look-ahead', 0],
    ['(?J)a', 'duplicate group names', 0],
    ['a\\p{Greek}', 'the Unicode property "Greek"', 1],
    ['a\u0101', 'a character that is not a byte', 1],
  ])('says honestly that it cannot translate %s', (pattern, what, offset) => {
    const error = errorOf(pattern);
    expect(error.code).toBe('ERR_REGEX_UNSUPPORTED');
    expect(error.offset).toBe(offset);
    expect(error.message).toBe(
      `regular expression "${pattern}" uses ${what}, which edgeseal cannot translate, at "${pattern.slice(offset)}"`,
    );
  });

  it('knows ASCII letters of either case when caseless, and no others', () => {
    const regex = compileRegex('^[k\xe9]s$', { caseless: true });
    expect(regex.test('KS')).toBe(true);
    expect(regex.test('\xc9s')).toBe(false);
    expect(regex.test('k\u017f')).toBe(false);
  });

  it('lists the named groups in the order of their numbers', () => {
    expect(compileRegex('(?<z>a)(b)(?P<a>c)').names).toEqual([
      { name: 'z', group: 1 },
      { name: 'a', group: 3 },
    ]);
  });

  it('takes 250 nested groups', () => {
    const regex = compileRegex(`${'('.repeat(250)}a${')*'.repeat(250)}`);
    expect(regex.captures).toBe(250);
    expect(regex.exec('aa')?.[250]).toBe('a');
  });

  it('matches a subject of a million bytes', () => {
    const subject = 'ab'.repeat(500_000);
    expect(compileRegex('^(?:a|b)*$').test(subject)).toBe(true);
    expect(compileRegex('^(?:(a)|b)*$').exec(subject)?.[1]).toBe('a');
  });

  it('gives up on a reference-heavy search after the step limit, which is not to say that there is no match', () => {
    const regex = compileRegex('^(?:(a+)|\\1)*(?:(a+)|\\2)*c$');
    expect(() => regex.test('a'.repeat(60))).toThrow(expect.objectContaining({ code: 'ERR_REGEX_LIMIT' }));
  });
});

describe('a pattern that may take time without bound', () => {
  it.each(['^(a+)+$', '^(a|a|aa)+$', '^((a+)+)\\2$', '^(a?){30}a{30}$', '(?:\\w+\\s?)+!'])(
    '%s is given up after the step limit, and works until then',
    (pattern) => {
      const regex = compileRegex(pattern);
      expect(() => regex.test(`${'a'.repeat(60)}-`)).toThrow(expect.objectContaining({ code: 'ERR_REGEX_LIMIT' }));
      expect(regex.test(`${'a'.repeat(60)}${pattern.endsWith('!') ? '!' : ''}`)).toBe(true);
    },
  );
});

describe('compileRegex with any input', () => {
  const tokens = fc.constantFrom(
    ...[
      'a',
      'b',
      '.',
      '\\d',
      '[a-c]',
      '[^a]',
      '(',
      '(?:',
      '(?=',
      '(?<!',
      '(?>',
      '(?|',
      '(?<n>',
      ')',
      ')',
      ')',
      '|',
      '*',
    ],
    ...[
      '+',
      '?',
      '{1,2}',
      '{2,}',
      '\\1',
      '\\k<n>',
      '^',
      '$',
      '\\b',
      '(?i)',
      '(?x)',
      '\\Q',
      '\\E',
      '\\R',
      '\\K',
      '[',
      ']',
    ],
  );
  const patterns = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
    fc.array(tokens, { maxLength: 14 }).map((parts) => parts.join('')),
  );

  it('throws nothing but RegexError, and nothing when matching', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.boolean(),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (pattern, caseless, subject) => {
          let regex: ReturnType<typeof compileRegex>;
          try {
            regex = compileRegex(pattern, { caseless });
          } catch (error) {
            expect(error).toBeInstanceOf(RegexError);
            return;
          }
          const match = regex.exec(subject);
          expect(match !== null).toBe(regex.test(subject));
          if (match !== null) expect(match).toHaveLength(regex.captures + 1);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
