import type { Pattern } from './ast.ts';
/**
 * Finds a quantifier without limit within another whose pieces can be parted in several ways, as in `(a+)+`: a subject
 * that nearly matches then takes time exponential in its length.
 *
 * The rule: the bytes that the inner one repeats over meet the bytes that may come next, which are those that the rest
 * of the outer one's body starts with and, if that rest can be empty, those that the body itself starts with. So
 * `(?:/[^/]+)*` and `(?:[^/]+/)*` are harmless, `(?:\w+\.?)*` is not. Atomic groups and possessive quantifiers give
 * nothing back and are left out. Returns the outer quantifier's offset, or undefined.
 */
export declare function findNestedQuantifier(pattern: Pattern): number | undefined;
/**
 * Whether matching a pattern may take time exponential in the length of the subject: it has a nested quantifier, or
 * something repeated whose branches start alike, as in `(a|aa)+`, or that can be empty, as in `(a?){30}`.
 */
export declare function mayTakeLong(pattern: Pattern): boolean;
//# sourceMappingURL=nested-quantifiers.d.ts.map