/**
 * Where something stands in a configuration file. `file` is the path as it was opened, `line` and `column` count from 1,
 * and a column is one byte.
 */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A `#` comment: its text without the `#` and without the line end (LF or CRLF). */
export interface Comment {
  readonly text: string;
  readonly position: Position;
}

/**
 * One directive, simple (`listen 80;`) or with a block (`server { … }`). Name and arguments are latin1 strings, one
 * character a byte, with quotes and escapes already resolved.
 */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  /** `undefined` when the directive was ended by `;`. */
  readonly block: Block | undefined;
  /** Where the name starts (its quote, when it is quoted). */
  readonly position: Position;
  /** The `;` or `{` that ended it: the line nginx reports in messages about this directive. */
  readonly end: Position;
  /** Comments before it or among its words, in order, and last the one behind its `;` or `{` on the same line. */
  readonly comments: readonly Comment[];
}

/** The directives of a file or between `{` and `}`. */
export interface Block {
  readonly directives: readonly Directive[];
  /** Comments after the last directive, and last the one behind the closing `}` on the same line. */
  readonly comments: readonly Comment[];
  /** The `}`, the end of the file, or the place of the error that cut the block short. */
  readonly end: Position;
}
