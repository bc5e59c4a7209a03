import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EdgesealError } from '@edgeseal/token';

/** What a command reaches for outside itself. */
export interface Terminal {
  /** All that comes on standard input. */
  input(): Promise<Buffer>;
  /** A line that is typed without being shown; undefined where there is no terminal to ask on. */
  secret(prompt: string): Promise<string | undefined>;
  print(bytes: string | Uint8Array): void;
  /** The time in milliseconds. */
  now(): number;
}

/** A command that is given by its name: resolves to the exit status. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** A command that cannot be carried out as it was given. Codes: `ERR_USAGE`. */
export class UsageError extends EdgesealError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_USAGE', message, options);
  }
}

/** The options that a command takes, as `util.parseArgs` has them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** What was given of them, and the words beside them. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly words: readonly string[];
}

/** Reads the words after a command's name. Throws a UsageError for options that it does not have, or without a value. */
export function readOptions(args: readonly string[], options: Options): Given {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    return { values, words: positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.split(/\.(?:\s|$)/)[0] ?? error.message);
  }
}

/** The value of an option that is a text; undefined where it was not given. */
export function textOf({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given several times. */
export function textsOf({ values }: Given, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** The value of an option that is one of some words. Throws a UsageError for another. */
export function choiceOf<Word extends string>(given: Given, name: string, words: readonly Word[]): Word | undefined {
  const text = textOf(given, name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined) throw new UsageError(`--${name} must be ${words.join(', ')}`);
  return word;
}
