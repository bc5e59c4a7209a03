import type { Pattern } from './ast.ts';
/**
 * Parses a PCRE2 pattern as 10.42 does without UTF and UCP. Takes time in proportion to the pattern's length. Names in
 * references are left unresolved. Throws RegexError.
 */
export declare function parsePattern(pattern: string, caseless: boolean): Pattern;
//# sourceMappingURL=parse.d.ts.map