import type { Pattern } from './ast.ts';
/**
 * What of a pattern a JavaScript regular expression gets right. Where it differs from PCRE2, `machine.ts` runs the
 * pattern instead. The differences:
 *
 * - PCRE2 keeps a group's last value when a later iteration of the loop around it passes the group by; JavaScript
 *   forgets it. Matters to the captures.
 * - PCRE2 takes an empty iteration and leaves the loop; JavaScript tries the iteration's other ways first. Matters to
 *   the captures, and to the match itself in the presence of an atomic group or of a reference.
 * - A reference to a group that is not set fails in PCRE2 and matches the empty string in JavaScript.
 * - JavaScript matches a look-behind backwards, and folds more than ASCII in a caseless reference.
 * - JavaScript has no `\K`.
 */
export interface Exactness {
    /** RegExp finds a match, at the right place, exactly when PCRE2 does. */
    readonly matching: boolean;
    /** RegExp's captures are PCRE2's as well. */
    readonly captures: boolean;
}
/** Finds out whether a pattern may be left to JavaScript's engine; in doubt it may not. */
export declare function surveyExactness(pattern: Pattern): Exactness;
//# sourceMappingURL=exactness.d.ts.map