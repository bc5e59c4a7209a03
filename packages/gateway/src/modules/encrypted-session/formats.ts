import {
  type AcceptedFormat,
  classic,
  EdgesealError,
  jwe,
  type SeveralFormats,
  sealed,
  several,
} from '@edgeseal/token';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import type { FormatName } from './accepted-formats.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import { keyBytes, type WrittenKeys, wrongLength } from './written-keys.ts';

/** Which lengths a key of a format may have, in bytes. */
const FITS: Readonly<Record<FormatName, (length: number) => boolean>> = {
  classic: (length) => length === 32,
  sealed: (length) => length >= 32,
  jwe: (length) => length === 64,
};

const TWICE = 'encrypted_session_key: the same key is there twice';

/** Levels with the same keys and the like share their formats; keys that no configuration uses any more go with them. */
const made: WeakMap<WrittenKeys, Map<string, SeveralFormats>> = new WeakMap();

/** What seals and opens by the settings of a level; `now` is in milliseconds. Throws a ConfigError for keys that do not fit. */
export function formatsFor(keys: WrittenKeys, settings: EncryptedSessionSettings, now: () => number): SeveralFormats {
  const known = made.get(keys) ?? new Map<string, SeveralFormats>();
  made.set(keys, known);
  const { encrypted_session_iv: iv, encrypted_session_format: first, encrypted_session_purpose: purpose } = settings;
  const { names, until } = settings.encrypted_session_accept;
  const id = JSON.stringify([first, Buffer.from(iv).toString('hex'), purpose, names, until]);
  const formats = known.get(id) ?? makeFormats(keys, settings, () => Math.floor(now() / 1000));
  known.set(id, formats);
  return formats;
}

function makeFormats(keys: WrittenKeys, settings: EncryptedSessionSettings, now: () => number): SeveralFormats {
  const { encrypted_session_format: first } = settings;
  const bytes = keys.written.map((text) => keyBytes(text, keys.place));
  if (!bytes.every(({ length }) => FITS[first](length))) throw new ConfigError(wrongLength(first), keys.place);
  if (new Set(bytes.map((key) => key.toString('latin1'))).size < bytes.length) throw new ConfigError(TWICE, keys.place);
  const { names, until } = settings.encrypted_session_accept;
  const others = names.filter((name) => name !== first);
  const accepted = others.flatMap((name) =>
    entriesOf(name, fitting(name, bytes, keys), keys, settings, now).map((entry) =>
      until === undefined ? entry : { ...entry, until },
    ),
  );
  return several([...entriesOf(first, bytes, keys, settings, now), ...accepted], now);
}

/** Those of the keys that another format can have. */
function fitting(name: FormatName, bytes: readonly Buffer[], { place }: WrittenKeys): readonly Buffer[] {
  const fit = bytes.filter(({ length }) => FITS[name](length));
  if (fit.length > 0) return fit;
  throw new ConfigError(`"encrypted_session_accept ${name}" has no key: ${wrongLength(name)}`, place);
}

function entriesOf(
  name: FormatName,
  bytes: readonly Buffer[],
  { purposes, place }: WrittenKeys,
  { encrypted_session_iv: iv, encrypted_session_purpose: purpose }: EncryptedSessionSettings,
  now: () => number,
): readonly AcceptedFormat[] {
  if (name === 'classic') return bytes.map((key) => ({ name, format: classic({ key, iv, now }) }));
  const common = { keys: bytes, purpose: utf8(purpose), now };
  if (name === 'jwe') return [{ name, format: attempt(() => jwe(common), place) }];
  return [{ name, format: attempt(() => sealed({ ...common, otherPurposes: ['', ...purposes].map(utf8) }), place) }];
}

/** Different keys may by a rare chance have one id. */
function attempt<T>(make: () => T, place: Place): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof EdgesealError) throw new ConfigError(`encrypted_session_key: ${error.message}`, place);
    throw error;
  }
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString();
}
