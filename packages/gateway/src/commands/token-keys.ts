import { classic, EdgesealError, jwe, parseKeyRing, type RingKey, sealed } from '@edgeseal/token';
import { ConfigError } from '../config/error.ts';
import { readPrivateText } from '../config/private-text.ts';
import { keyBytes } from '../modules/encrypted-session/written-keys.ts';
import { type Given, type Options, type Terminal, textOf, textsOf, UsageError } from './command.ts';
import type { FormatToTry } from './token-text.ts';

/** Where keys come from. A key on the command line would be there for every user of the machine to see. */
export const KEY_OPTIONS: Options = {
  'key-file': { type: 'string', multiple: true },
  'key-env': { type: 'string', multiple: true },
  keyring: { type: 'string', multiple: true },
  iv: { type: 'string' },
  purpose: { type: 'string' },
};

/** The formats, in the order in which an unknown one is tried. */
export const FORMAT_NAMES = ['sealed', 'jwe', 'classic'] as const;

/** The name of a format. */
export type FormatName = (typeof FORMAT_NAMES)[number];

/** A key, with what a key ring says of it where it comes from one. */
export type GivenKey = Pick<RingKey, 'key'> & Partial<RingKey>;

/** The keys that were named, or the one that is typed. Throws a UsageError for one that cannot be read. */
export async function readKeys(given: Given, terminal: Terminal): Promise<readonly GivenKey[]> {
  const rings = textsOf(given, 'keyring').flatMap(keysInRing);
  const written = [
    ...textsOf(given, 'key-file').map((path) => `file:${Buffer.from(path).toString('latin1')}`),
    ...textsOf(given, 'key-env').map((name) => `env:${name}`),
  ];
  if (written.length === 0 && rings.length === 0) {
    const typed = await terminal.secret('Key: ');
    if (typed === undefined) throw new UsageError('no key: give --key-file FILE, --key-env NAME or --keyring FILE');
    written.push(Buffer.from(typed).toString('latin1'));
  }
  return [...written.map((text) => ({ key: bytesOf(text) })), ...rings];
}

function keysInRing(path: string): readonly RingKey[] {
  const latin1 = Buffer.from(path).toString('latin1');
  try {
    return parseKeyRing(readPrivateText(latin1));
  } catch (error) {
    if (!(error instanceof EdgesealError)) throw error;
    const message = Buffer.from(error.message, 'latin1').toString();
    throw new UsageError(error.code === 'ERR_PRIVATE_FILE' ? message : `"${path}": ${message}`);
  }
}

function bytesOf(written: string): Buffer {
  let key: Buffer;
  try {
    key = keyBytes(written, { file: '', line: 0 });
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message.replace(/^encrypted_session_key: /, ''));
    throw error;
  }
  if (key.length < 32) throw new UsageError('a key must be of 32 bytes or more');
  return key;
}

/** Those of the keys that seal at a time, in Unix seconds. */
export function sealingKeys(keys: readonly GivenKey[], now: number): readonly GivenKey[] {
  return keys.filter(({ notBefore = 0, retire = Number.POSITIVE_INFINITY }) => notBefore <= now && now < retire);
}

/** The formats that were asked for, or all, with those of the keys that they can have; `now` is in Unix seconds. */
export function formatsWith(
  keys: readonly GivenKey[],
  names: readonly FormatName[],
  given: Given,
  now: () => number,
): readonly FormatToTry[] {
  const purpose = textOf(given, 'purpose') ?? '';
  return names.flatMap((name): readonly FormatToTry[] => {
    if (name === 'classic') {
      return keys
        .filter(({ key, retire = Number.POSITIVE_INFINITY }) => key.length === 32 && now() < retire)
        .map(({ key, iv, id }) => ({
          name,
          format: classic({ key, now, ...(iv ? { iv } : ivOf(given)) }),
          ...(id === undefined ? {} : { keyId: id }),
        }));
    }
    const fit = name === 'jwe' ? keys.filter(({ key }) => key.length === 64) : keys;
    if (fit.length === 0) return [];
    return [{ name, format: name === 'jwe' ? jwe({ keys: fit, purpose, now }) : sealed({ keys: fit, purpose, now }) }];
  });
}

function ivOf(given: Given): { readonly iv?: Buffer } {
  const iv = textOf(given, 'iv');
  if (iv === undefined) return {};
  const bytes = Buffer.from(iv);
  if (bytes.length > 16) throw new UsageError('--iv must be of at most 16 bytes');
  return { iv: bytes };
}
