import { readFileSync } from 'node:fs';
import { type Block, type LoadOptions, load } from '@edgeseal/conf';
import { COMMAND_LINE, ConfigError, fromSyntax } from './error.ts';

/** How what the `-g` switch includes is read; latin1. Default: from the disk. */
type Access = Pick<LoadOptions, 'read' | 'list'>;

/** The directives of the `-g` switch, as far as they could be read, and what is wrong with them. */
export interface Globals {
  readonly block: Block;
  /** A block, which only a file that is included may have: nothing of the directives counts. */
  readonly opened: ConfigError | undefined;
  /** Where they could not be read on. */
  readonly error: ConfigError | undefined;
}

/** Reads the directives of the `-g` switch, and what they include. `prefix` is that of the configuration's file. */
export function loadGlobals(text: string, prefix: string, access: Access = {}): Globals {
  const readFile = access.read ?? ((path: string) => readFileSync(Buffer.from(path, 'latin1'), 'latin1'));
  const read = (path: string): string => (path === COMMAND_LINE ? text : readFile(path));
  const { block, error } = load({ ...access, file: COMMAND_LINE, prefix, read });
  const opening = block.directives.find((directive) => directive.block && directive.end.file === COMMAND_LINE);
  const opened = opening && new ConfigError('block directives are not supported in -g option', opening.end);
  if (!error) return { block, opened, error: undefined };
  const unfinished = error.code === 'ERR_CONF_UNEXPECTED_END_OF_FILE' && error.file === COMMAND_LINE;
  const place = { file: COMMAND_LINE, line: 1 };
  const message = 'unexpected end of parameter, expecting ";"';
  return { block, opened, error: unfinished ? new ConfigError(message, place, error.code) : fromSyntax(error) };
}
