/** PCRE2 refuses the pattern too; it is valid PCRE2 that edgeseal cannot run; matching it took more than PCRE2's limit. */
export type RegexErrorCode = 'ERR_REGEX_SYNTAX' | 'ERR_REGEX_UNSUPPORTED' | 'ERR_REGEX_LIMIT';
/** A regular expression that cannot be used, or not on that subject; `offset` counts bytes from the pattern's start. */
export declare class RegexError extends Error {
    readonly code: RegexErrorCode;
    readonly offset: number;
    constructor(message: string, code: RegexErrorCode, offset: number);
}
/** The error for a pattern that PCRE2 refuses, in nginx's words (ngx_regex_compile); `message` is PCRE2's own text. */
export declare function syntaxError(pattern: string, offset: number, message: string): RegexError;
/** The error for a construct that PCRE2 has and edgeseal has not; `what` completes the sentence "uses …". */
export declare function unsupportedError(pattern: string, offset: number, what: string): RegexError;
/** The error for a search that takes more steps than PCRE2's own limit; nginx answers such a request with 500. */
export declare function limitError(): RegexError;
//# sourceMappingURL=error.d.ts.map