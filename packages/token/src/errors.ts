/**
 * The base class of every error this package throws; branch on `code`, never on the message.
 *
 * Codes: `ERR_KEY_LENGTH`, `ERR_KEY_ID`, `ERR_KEY_TIMES`, `ERR_KEY_RING`, `ERR_NO_KEY`, `ERR_PURPOSE`, `ERR_NO_FORMAT`, `ERR_IV_LENGTH`, `ERR_LIFETIME`, `ERR_CLOCK`,
 * `ERR_NOT_BYTES`, `ERR_VALUE_LENGTH`, `ERR_VALUE_ENCODING`, `ERR_BLOCK_LENGTH`. The message starts with the field that is wrong (`key: must be 32 bytes long, got 31`)
 * and never holds a key, a value or a token.
 */
export class EdgesealError extends Error {
  override readonly name: string = 'EdgesealError';
  /** What went wrong: `ERR_…`, stable across versions. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
