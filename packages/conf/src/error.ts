/** Every code that a `ConfError` can carry, one per rule; the strings are stable. */
export type ConfErrorCode =
  | 'ERR_CONF_UNEXPECTED_SEMICOLON'
  | 'ERR_CONF_UNEXPECTED_BLOCK_START'
  | 'ERR_CONF_UNEXPECTED_BLOCK_END'
  | 'ERR_CONF_UNEXPECTED_AFTER_QUOTE'
  | 'ERR_CONF_UNEXPECTED_END_OF_FILE'
  | 'ERR_CONF_UNCLOSED_BLOCK'
  | 'ERR_CONF_UNCLOSED_QUOTE'
  | 'ERR_CONF_PARAMETER_TOO_LONG'
  | 'ERR_CONF_NESTING_TOO_DEEP'
  | 'ERR_CONF_OPEN_FAILED'
  | 'ERR_CONF_READ_FAILED'
  | 'ERR_CONF_INCLUDE_NOT_TERMINATED'
  | 'ERR_CONF_INCLUDE_ARGUMENTS'
  | 'ERR_CONF_INCLUDE_CYCLE'
  | 'ERR_CONF_INCLUDE_TOO_DEEP'
  | 'ERR_CONF_UNPRINTABLE';

/** What a `ConfError` is made of besides its code and message. */
export interface ConfErrorDetails {
  readonly place?: { readonly file: string; readonly line: number } | undefined;
  readonly level?: 'emerg' | 'crit';
  readonly cause?: unknown;
}

/**
 * A fault in a configuration, in nginx's words. The message does not include the place: nginx prints
 * `MESSAGE in FILE:LINE`, or the bare message where `file` and `line` are `undefined`.
 */
export class ConfError extends Error {
  override readonly name: string = 'ConfError';
  readonly code: ConfErrorCode;
  readonly file: string | undefined;
  /** Counts from 1. */
  readonly line: number | undefined;
  /** The level nginx logs it at: `crit` for a failed read, `emerg` for all else. */
  readonly level: 'emerg' | 'crit';

  constructor(code: ConfErrorCode, message: string, details: ConfErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.file = details.place?.file;
    this.line = details.place?.line;
    this.level = details.level ?? 'emerg';
  }
}
