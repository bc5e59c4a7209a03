import type { Pattern } from './ast.ts';
/** A pattern in JavaScript: to be compiled without flags. */
export interface Emitted {
    readonly source: string;
    /** For each PCRE2 group number, from 1, the JavaScript groups that hold it: several for (?|…), none if never set. */
    readonly groups: readonly (readonly number[])[];
    /** Whether the JavaScript groups are the PCRE2 groups, number for number. */
    readonly sameNumbers: boolean;
}
/**
 * Writes a pattern as a JavaScript regular expression. Everything that a flag would change is spelled out, so that it
 * means the same whatever (?i), (?m) or (?s) was on. Takes patterns for which `surveyExactness` says `matching`.
 */
export declare function emitPattern(pattern: Pattern): Emitted;
//# sourceMappingURL=emit.d.ts.map