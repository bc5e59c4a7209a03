import type { Program } from './program.ts';
/** A match: [whole, $1, …], undefined for a group that took no part. */
export type Captures = readonly (string | undefined)[];
/**
 * Finds the first match at or after `from` by backtracking, in PCRE2's order of trial; null if there is none. Throws
 * RegexError (`ERR_REGEX_LIMIT`) if looking for it takes more than PCRE2's limit of ten million steps: "no match"
 * would be an answer that a client could bring about.
 */
export declare function runProgram(program: Program, subject: string, from?: number): Captures | null;
//# sourceMappingURL=machine.d.ts.map