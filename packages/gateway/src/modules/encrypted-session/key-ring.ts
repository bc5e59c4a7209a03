import { EdgesealError, parseKeyRing, type RingKey, type SeveralFormats } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import { purposesOf, writtenKeys } from './written-keys.ts';

/** Formats by the keys of a ring. Throws a ConfigError for keys that do not fit. */
type MakeFormats = (keys: readonly RingKey[]) => SeveralFormats;

/** The keys of a file, which may change while they are in use. Levels that inherit them have the same object. */
export class KeyRing {
  readonly path: string;
  readonly place: Place;
  /** Every purpose that the configuration names, once all of it has been read. */
  readonly purposes: ReadonlySet<string>;
  readonly #keys: readonly RingKey[];
  readonly #uses: ((keys: readonly RingKey[]) => () => void)[] = [];

  /** Reads the file that a directive names. Throws a ConfigError for one that cannot be used. */
  constructor(cf: Conf) {
    this.path = cf.path(cf.arg(0), 'conf');
    this.place = cf.place;
    this.purposes = purposesOf(cf);
    this.#keys = reading(cf, () =>
      parse(
        this.path,
        cf.watch(this.path, (text) => this.#prepare(text)),
      ),
    );
    const now = cf.environment.now() / 1000;
    if (!this.#keys.some(({ notBefore = 0, retire = now + 1 }) => notBefore <= now && now < retire)) {
      cf.warn(`no key of "${this.path}" is in use at this time, nothing can be sealed`);
    }
  }

  /** Formats that are those of its keys at any time. Throws a ConfigError where they do not fit now. */
  formats(make: MakeFormats): SeveralFormats {
    let current = make(this.#keys);
    this.#uses.push((keys) => {
      const next = make(keys);
      return () => {
        current = next;
      };
    });
    return {
      seal: (value, lifetime, issuedAt) => current.seal(value, lifetime, issuedAt),
      open: (token) => current.open(token),
    };
  }

  /** All or none of those that use the ring get the new keys. */
  #prepare(text: string): () => void {
    const keys = parse(this.path, text);
    const ready = this.#uses.map((use) => use(keys));
    return () => {
      for (const use of ready) use();
    };
  }
}

/** Has what is wrong with a file said where it is named. */
function reading<T>(cf: Conf, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EdgesealError) return cf.fail(`${cf.name}: ${error.message}`);
    throw error;
  }
}

function parse(path: string, text: string): readonly RingKey[] {
  try {
    return parseKeyRing(text);
  } catch (error) {
    if (error instanceof EdgesealError) throw new ConfigError(`"${path}": ${error.message}`);
    throw error;
  }
}

/** `encrypted_session_keyring`: the keys of a level, in the place of those of `encrypted_session_key`. */
export function applyKeyRing(cf: Conf): void {
  requireNoKeys(cf);
  cf.level.own[KEYS] = new KeyRing(cf);
}

/** `encrypted_session_key`. */
export function applyKeys(cf: Conf): void {
  requireNoKeys(cf);
  cf.level.own[KEYS] = writtenKeys(cf);
}

const KEYS = 'encrypted_session_key';

function requireNoKeys(cf: Conf): void {
  if (!cf.level.has(KEYS)) return;
  if (cf.level.own[KEYS] instanceof KeyRing === (cf.name !== KEYS)) cf.refuse('is duplicate');
  cf.fail(`"${KEYS}" and "encrypted_session_keyring" exclude one another`);
}
