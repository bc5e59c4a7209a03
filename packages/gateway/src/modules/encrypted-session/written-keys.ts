import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import type { HttpDraft } from '../../config/draft.ts';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { textElsewhere } from './elsewhere.ts';

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
export function keyBytes(written: string, place: Place): Buffer {
  const text = textElsewhere(written, { directive: 'encrypted_session_key', noun: 'key', place }) ?? written;
  const [, form, rest = ''] = FORM.exec(text) ?? [];
  return form === 'base64' || form === 'hex' ? decoded(rest, form, place) : Buffer.from(text, 'latin1');
}

function decoded(text: string, encoding: 'base64' | 'hex', place: Place): Buffer {
  const shape = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i : /^[\w+/-]+={0,2}$/;
  if (shape.test(text)) return Buffer.from(text, encoding);
  throw new ConfigError(`encrypted_session_key: the key is not valid ${encoding}`, place);
}
