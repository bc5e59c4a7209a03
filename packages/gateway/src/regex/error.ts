/** Why a pattern was refused: PCRE2 refuses it too, or it is valid PCRE2 that edgeseal cannot run. */
export type RegexErrorCode = 'ERR_REGEX_SYNTAX' | 'ERR_REGEX_UNSUPPORTED';

/** nginx prints a pattern's error into a buffer of this many bytes (NGX_MAX_CONF_ERRSTR). */
const maxMessage = 1024;

/** A regular expression that cannot be used; `offset` counts bytes from the pattern's start. */
export class RegexError extends Error {
  readonly code: RegexErrorCode;
  readonly offset: number;

  constructor(message: string, code: RegexErrorCode, offset: number) {
    super(message.slice(0, maxMessage));
    this.name = 'RegexError';
    this.code = code;
    this.offset = offset;
  }
}

/** Names the place in a pattern as nginx does: ` in "PATTERN" at "REST"`, and without `at` at the pattern's end. */
function place(pattern: string, offset: number): string {
  return offset >= pattern.length ? ` in "${pattern}"` : ` in "${pattern}" at "${pattern.slice(offset)}"`;
}

/** The error for a pattern that PCRE2 refuses, in nginx's words (ngx_regex_compile); `message` is PCRE2's own text. */
export function syntaxError(pattern: string, offset: number, message: string): RegexError {
  return new RegexError(
    `pcre2_compile() failed: ${message}${place(pattern, offset)}`,
    'ERR_REGEX_SYNTAX',
    Math.min(offset, pattern.length),
  );
}

/** The error for a construct that PCRE2 has and edgeseal has not; `what` completes the sentence "uses …". */
export function unsupportedError(pattern: string, offset: number, what: string): RegexError {
  return new RegexError(
    `regular expression "${pattern}" uses ${what}, which edgeseal cannot translate, at "${pattern.slice(offset)}"`,
    'ERR_REGEX_UNSUPPORTED',
    offset,
  );
}
