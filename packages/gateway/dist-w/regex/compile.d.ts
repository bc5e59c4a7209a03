import { type Captures } from './machine.ts';
/** A compiled PCRE2 pattern. Subjects are latin1 strings, one character a byte; matching starts anywhere in them. */
export interface Regex {
    /** The pattern as written. */
    readonly source: string;
    /** The number of capture groups. */
    readonly captures: number;
    /** The named groups, in the order of their numbers. */
    readonly names: readonly {
        readonly name: string;
        readonly group: number;
    }[];
    /** The first match: [whole, $1, …], undefined for a group that took no part; null for no match. */
    exec(subject: string): Captures | null;
    /** Whether there is a match. */
    test(subject: string): boolean;
    /** A warning to log when loading, if nested quantifiers can take exponential time; it names the place. */
    readonly warning: string | undefined;
}
/** `caseless` is nginx's `~*`: ASCII letters match in either case. Default false. */
export interface RegexOptions {
    readonly caseless?: boolean;
}
/**
 * Compiles a PCRE pattern as nginx does with PCRE2 10.42: byte by byte, without UTF and UCP, in the C locale. The
 * pattern is a latin1 string. Throws RegexError: `ERR_REGEX_SYNTAX` with nginx's message for a mistake,
 * `ERR_REGEX_UNSUPPORTED` for conditional groups, recursion, callouts, verbs, (?J) and most Unicode properties.
 *
 * Most patterns run as a JavaScript RegExp. Where that would answer differently (see `exactness.ts`), or may take time
 * without bound, a slower machine finds the captures, or does all the matching; after PCRE2's limit of ten million
 * steps it throws RegexError (`ERR_REGEX_LIMIT`), which ends the request with 500.
 */
export declare function compileRegex(pattern: string, options?: RegexOptions): Regex;
//# sourceMappingURL=compile.d.ts.map