import type { Node, Pattern } from './ast.ts';
/**
 * Makes the checks that need the whole pattern, in PCRE2's order: look-behinds have a fixed length, references have a
 * group, `\K` stands in no look-around, and the pattern is not too large. Fills in `group` of the references.
 * Gives the length of every branch of a look-behind. Throws RegexError.
 */
export declare function checkPattern(pattern: Pattern): ReadonlyMap<Node, number>;
//# sourceMappingURL=check.d.ts.map