import { readFileSync } from 'node:fs';
import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import type { HttpDraft } from '../../config/draft.ts';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { systemErrorText } from '../../system-error.ts';

/** The keys of a level as they are written, the one to seal with first. Levels that inherit them have the same object. */
export interface WrittenKeys {
  readonly written: readonly string[];
  readonly place: Place;
  /** Every purpose that the configuration names, once all of it has been read. */
  readonly purposes: ReadonlySet<string>;
}

/** The length of a key of the classic format, and the least of others, in bytes. */
const KEY_LENGTH = 32;

/** The forms that a key can be written in beside that of the C module, which is its bytes. */
const FORM = /^(base64|hex|file|env):(.*)$/s;

const PURPOSES: WeakMap<HttpDraft, Set<string>> = new WeakMap();

/** `encrypted_session_key`: whether a key has the length that its format asks for is seen once that is known. */
export const writtenKeys: Read<WrittenKeys> = (cf) => {
  // too short for any format, as the C module has it
  if (cf.args.some((text) => text.length < KEY_LENGTH && !FORM.test(text))) cf.fail(wrongLength('classic'));
  return { written: cf.args, place: cf.place, purposes: purposesOf(cf) };
};

/** The purposes that have been named so far. */
export function purposesOf({ http }: Conf): Set<string> {
  const known = PURPOSES.get(http);
  if (known) return known;
  const purposes = new Set<string>();
  PURPOSES.set(http, purposes);
  return purposes;
}

/** What is wrong with a key, in the C module's words for its format. */
export function wrongLength(format: 'classic' | 'sealed' | 'jwe'): string {
  const length = { classic: `${KEY_LENGTH}`, sealed: `${KEY_LENGTH} or more`, jwe: '64' }[format];
  return `encrypted_session_key: the key must be of ${length} bytes long`;
}

/**
 * The bytes of a key, which are those of the text where it has no form. Throws a ConfigError, without anything of the key,
 * for one that cannot be read.
 */
export function keyBytes(text: string, place: Place): Buffer {
  const [, form, rest = ''] = FORM.exec(text) ?? [];
  switch (form) {
    case 'base64':
      return decoded(rest, 'base64', place);
    case 'hex':
      return decoded(rest, 'hex', place);
    case 'file':
      return fromFile(rest, place);
    case 'env':
      return fromEnvironment(rest, place);
    default:
      return Buffer.from(text, 'latin1');
  }
}

function decoded(text: string, encoding: 'base64' | 'hex', place: Place): Buffer {
  const shape = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i : /^[\w+/-]+={0,2}$/;
  if (shape.test(text)) return Buffer.from(text, encoding);
  throw new ConfigError(`encrypted_session_key: the key is not valid ${encoding}`, place);
}

/** A file has a key in any form but the name of another file; the end of its line is none of the key. */
function fromFile(path: string, place: Place): Buffer {
  let text: string;
  try {
    text = readFileSync(Buffer.from(path, 'latin1')).toString('latin1');
  } catch (error) {
    throw new ConfigError(`open() "${path}" failed ${systemErrorText(error)}`, place);
  }
  return elsewhere(text.replace(/\r?\n$/, ''), `the file "${path}"`, place);
}

function fromEnvironment(name: string, place: Place): Buffer {
  const text = process.env[name];
  if (text !== undefined) return elsewhere(Buffer.from(text).toString('latin1'), `the variable "${name}"`, place);
  throw new ConfigError(`encrypted_session_key: the environment has no variable "${name}"`, place);
}

function elsewhere(text: string, where: string, place: Place): Buffer {
  if (!/^(?:file|env):/.test(text)) return keyBytes(text, place);
  throw new ConfigError(`encrypted_session_key: the key in ${where} is elsewhere again`, place);
}
