import { readFileSync } from 'node:fs';
import { compileRegex } from '../../src/regex/compile.ts';
import { RegexError } from '../../src/regex/error.ts';

interface GoldenCase {
  readonly pattern: string;
  readonly caseless?: boolean;
  readonly groups: number;
  readonly names?: Readonly<Record<string, number>>;
  readonly matches: readonly (readonly [subject: string, captures: readonly (string | null)[] | null])[];
}

interface Golden {
  readonly cases: readonly GoldenCase[];
  readonly errors: readonly { readonly pattern: string; readonly message: string }[];
}

const golden = JSON.parse(readFileSync(new URL('../vectors/pcre.json', import.meta.url), 'utf8')) as Golden;

/** PCRE2's own answers, with the defaults filled in. */
export const goldenCases: readonly Required<GoldenCase>[] = golden.cases.map((entry) => ({
  caseless: false,
  names: {},
  ...entry,
}));

/** nginx's own messages. */
export const goldenErrors: Golden['errors'] = golden.errors;

/** The error that a pattern is refused with. */
export function errorOf(pattern: string): RegexError {
  try {
    compileRegex(pattern);
  } catch (error) {
    if (error instanceof RegexError) return error;
    throw error;
  }
  throw new Error(`${pattern} was compiled`);
}
