import type { ConfError, Position } from '@edgeseal/conf';
import { EdgesealError } from '@edgeseal/token';

/** The file that directives of the `-g` switch are said to be in. */
export const COMMAND_LINE = 'command line';

/**
 * A configuration that cannot be used: nginx's message, and the place it speaks of where there is one.
 * Codes: `ERR_CONFIG` for anything a directive finds wrong, `ERR_CONF_…` for faults of syntax.
 */
export class ConfigError extends EdgesealError {
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(message: string, place?: Pick<Position, 'file' | 'line'>, code = 'ERR_CONFIG', options?: ErrorOptions) {
    super(code, message, options);
    this.file = place?.file;
    this.line = place?.line;
  }

  /** The line as nginx prints it after `[emerg] `: the message, then ` in FILE:LINE`. */
  get text(): string {
    if (this.file === undefined) return this.message;
    return this.file === COMMAND_LINE
      ? `${this.message} in ${this.file}`
      : `${this.message} in ${this.file}:${this.line}`;
  }
}

/** What the parser, or whoever reads the files for it, has found, as a ConfigError. */
export function fromSyntax(error: ConfError): ConfigError {
  const { file, line } = error;
  const place = file !== undefined && line !== undefined ? { file, line } : undefined;
  return new ConfigError(error.message, place, error.code, { cause: error });
}
