/** nginx prints a pattern's error into a buffer of this many bytes (NGX_MAX_CONF_ERRSTR). */
const maxMessage = 1024;
/** A regular expression that cannot be used, or not on that subject; `offset` counts bytes from the pattern's start. */
export class RegexError extends Error {
    code;
    offset;
    constructor(message, code, offset) {
        super(message.slice(0, maxMessage));
        this.name = 'RegexError';
        this.code = code;
        this.offset = offset;
    }
}
/** Names the place in a pattern as nginx does: ` in "PATTERN" at "REST"`, and without `at` at the pattern's end. */
function place(pattern, offset) {
    return offset >= pattern.length ? ` in "${pattern}"` : ` in "${pattern}" at "${pattern.slice(offset)}"`;
}
/** The error for a pattern that PCRE2 refuses, in nginx's words (ngx_regex_compile); `message` is PCRE2's own text. */
export function syntaxError(pattern, offset, message) {
    return new RegexError(`pcre2_compile() failed: ${message}${place(pattern, offset)}`, 'ERR_REGEX_SYNTAX', Math.min(offset, pattern.length));
}
/** The error for a construct that PCRE2 has and edgeseal has not; `what` completes the sentence "uses …". */
export function unsupportedError(pattern, offset, what) {
    return new RegexError(`regular expression "${pattern}" uses ${what}, which edgeseal cannot translate, at "${pattern.slice(offset)}"`, 'ERR_REGEX_UNSUPPORTED', offset);
}
/** The error for a search that takes more steps than PCRE2's own limit; nginx answers such a request with 500. */
export function limitError() {
    return new RegexError('pcre2_match() failed: -47', 'ERR_REGEX_LIMIT', 0);
}
//# sourceMappingURL=error.js.map