import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { systemErrorText } from '../../system-error.ts';

const FORM = /^(file|env):(.*)$/s;

/** What is read, as messages name it. */
export interface Secret {
  readonly directive: string;
  /** Such as `key`. */
  readonly noun: string;
  readonly place: Place;
}

/**
 * The text of a file (`file:path`) or of a variable of the environment (`env:name`), latin1; the end of a file's line is none of
 * it. Undefined for a text that is neither. Throws a ConfigError, without anything of the secret, where there is none.
 */
export function textElsewhere(written: string, secret: Secret): string | undefined {
  const [, form, name = ''] = FORM.exec(written) ?? [];
  if (form === undefined) return undefined;
  const text = form === 'file' ? fromFile(name, secret) : fromEnvironment(name, secret);
  if (!FORM.test(text)) return text;
  const where = `the ${form === 'file' ? 'file' : 'variable'} "${name}"`;
  throw new ConfigError(`${secret.directive}: the ${secret.noun} in ${where} is elsewhere again`, secret.place);
}

function fromFile(path: string, { place }: Secret): string {
  try {
    return readFileSync(Buffer.from(path, 'latin1'))
      .toString('latin1')
      .replace(/\r?\n$/, '');
  } catch (error) {
    throw new ConfigError(`open() "${path}" failed ${systemErrorText(error)}`, place);
  }
}

function fromEnvironment(name: string, { directive, place }: Secret): string {
  const text = process.env[name];
  if (text !== undefined) return Buffer.from(text).toString('latin1');
  throw new ConfigError(`${directive}: the environment has no variable "${name}"`, place);
}
