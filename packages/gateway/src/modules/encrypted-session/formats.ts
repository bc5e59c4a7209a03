import {
  type AcceptedFormat,
  classic,
  EdgesealError,
  jwe,
  type RingKey,
  remembering,
  type SeveralFormats,
  sealed,
  several,
} from '@edgeseal/token';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import type { FormatName } from './accepted-formats.ts';
import { KeyRing } from './key-ring.ts';
import type { EncryptedSessionSettings, LevelKeys } from './settings.ts';
import { keyBytes, wrongLength } from './written-keys.ts';

/** Which lengths a key of a format may have, in bytes. */
const FITS: Readonly<Record<FormatName, (length: number) => boolean>> = {
  classic: (length) => length === 32,
  sealed: (length) => length >= 32,
  jwe: (length) => length === 64,
};

/** A key, however it is given. */
type SessionKey = Pick<RingKey, 'key'> & Partial<RingKey>;

const TWICE = 'encrypted_session_key: the same key is there twice';

/** Levels with the same keys and the like share their formats; keys that no configuration uses any more go with them. */
const made: WeakMap<LevelKeys, Map<string, SeveralFormats>> = new WeakMap();

/** What seals and opens by the settings of a level; `now` is in milliseconds. Throws a ConfigError for keys that do not fit. */
export function formatsFor(keys: LevelKeys, settings: EncryptedSessionSettings, now: () => number): SeveralFormats {
  const known = made.get(keys) ?? new Map<string, SeveralFormats>();
  made.set(keys, known);
  const { encrypted_session_iv: iv, encrypted_session_format: first, encrypted_session_purpose: purpose } = settings;
  const { names, until } = settings.encrypted_session_accept;
  const { encrypted_session_cache: cache } = settings;
  const id = JSON.stringify([first, Buffer.from(iv).toString('hex'), purpose, names, until, cache]);
  const seconds = (): number => Math.floor(now() / 1000);
  const formats = known.get(id) ?? makeFormats(keys, settings, seconds);
  known.set(id, formats);
  return formats;
}

function makeFormats(keys: LevelKeys, settings: EncryptedSessionSettings, now: () => number): SeveralFormats {
  const { encrypted_session_format: first } = settings;
  if (keys instanceof KeyRing) {
    return keys.formats((ring) => formatsOf(ring, fitting(first, ring, keys), keys, settings, now));
  }
  const bytes = keys.written.map((text) => ({ key: keyBytes(text, keys.place) }));
  if (!bytes.every(({ key }) => FITS[first](key.length))) throw new ConfigError(wrongLength(first), keys.place);
  if (new Set(bytes.map(({ key }) => key.toString('latin1'))).size < bytes.length) {
    throw new ConfigError(TWICE, keys.place);
  }
  return formatsOf(bytes, bytes, keys, settings, now);
}

/** Seals with the first of some keys that is in use, and opens with any, also what other formats made with all of them. */
function formatsOf(
  all: readonly SessionKey[],
  keys: readonly SessionKey[],
  level: LevelKeys,
  settings: EncryptedSessionSettings,
  now: () => number,
): SeveralFormats {
  const {
    encrypted_session_format: first,
    encrypted_session_accept: accept,
    encrypted_session_cache: cache,
  } = settings;
  const entries = entriesOf(first, keys, level, settings, now);
  const accepted = accept.names
    .filter((name) => name !== first)
    .flatMap((name) =>
      entriesOf(name, fitting(name, all, level), level, settings, now).map((entry) => ending(entry, accept.until)),
    );
  const formats = several([...entries, ...accepted], now);
  const whole = first === 'classic' ? { ...formats, seal: classicSeal(keys, entries, now) } : formats;
  if (cache === 0) return whole;
  const ends = [...all.map(({ retire }) => retire), accept.until].filter((time) => time !== undefined);
  return remembering(whole, { entries: cache, ends, now });
}

/** The other formats know themselves when their keys are in use. */
function classicSeal(
  keys: readonly SessionKey[],
  entries: readonly AcceptedFormat[],
  now: () => number,
): SeveralFormats['seal'] {
  const [only] = entries;
  if (only && keys.length === 1 && keys[0]?.notBefore === undefined && keys[0]?.retire === undefined) {
    return (value, lifetime) => only.format.seal(value, lifetime);
  }
  return (value, lifetime) => {
    const time = now();
    const at = keys.findIndex(
      ({ notBefore = 0, retire = Number.POSITIVE_INFINITY }) => notBefore <= time && time < retire,
    );
    const entry = entries[at];
    if (entry) return entry.format.seal(value, lifetime);
    throw new EdgesealError('ERR_NO_KEY', 'keys: none is in use at this time');
  };
}

/** A format that is opened no longer than until a time, in Unix seconds. */
function ending(entry: AcceptedFormat, until: number | undefined): AcceptedFormat {
  if (until === undefined) return entry;
  return { ...entry, until: Math.min(until, entry.until ?? until) };
}

/** Those of the keys that a format can have. */
function fitting(name: FormatName, keys: readonly SessionKey[], level: LevelKeys): readonly SessionKey[] {
  const fit = keys.filter(({ key }) => FITS[name](key.length));
  if (fit.length > 0) return fit;
  const { place } = level;
  if (level instanceof KeyRing) throw new ConfigError(`"${level.path}" has no key for the ${name} format`, place);
  throw new ConfigError(`"encrypted_session_accept ${name}" has no key: ${wrongLength(name)}`, place);
}

function entriesOf(
  name: FormatName,
  keys: readonly SessionKey[],
  { purposes, place }: LevelKeys,
  { encrypted_session_iv: levelIv, encrypted_session_purpose: purpose }: EncryptedSessionSettings,
  now: () => number,
): readonly AcceptedFormat[] {
  if (name === 'classic') {
    return keys.map(({ key, iv = levelIv, retire }) => ending({ name, format: classic({ key, iv, now }) }, retire));
  }
  const common = { keys, purpose: utf8(purpose), now };
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
