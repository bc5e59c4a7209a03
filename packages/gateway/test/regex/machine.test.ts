import { describe, expect, it } from 'vitest';
import { checkPattern } from '../../src/regex/check.ts';
import { runProgram } from '../../src/regex/machine.ts';
import { parsePattern } from '../../src/regex/parse.ts';
import { assemble, type Program } from '../../src/regex/program.ts';
import { goldenCases } from './golden.ts';

function program(pattern: string, caseless = false): Program {
  const parsed = parsePattern(pattern, caseless);
  return assemble(parsed, checkPattern(parsed));
}

describe('runProgram', () => {
  for (const { pattern, caseless, matches } of goldenCases) {
    it(`answers as PCRE2 does for ${JSON.stringify(pattern)}${caseless ? ' caseless' : ''}`, () => {
      const machine = program(pattern, caseless);
      for (const [subject, captures] of matches) {
        const found = runProgram(machine, subject);
        expect(found && Array.from(found, (capture) => capture ?? null), JSON.stringify(subject)).toEqual(captures);
      }
    });
  }

  it('starts where it is told', () => {
    expect(runProgram(program('a(.)'), 'abac', 1)).toEqual(['ac', 'c']);
  });

  it('ends an exponential search at the step limit', () => {
    expect(() => runProgram(program('^(?:a+)+c'), 'a'.repeat(60))).toThrow('pcre2_match() failed: -47');
  });
});
