import { EdgesealError } from './errors.ts';
import { SHORTEST_KEY, type TokenKey } from './token-key.ts';

/** A key of a key ring. */
export interface RingKey extends TokenKey {
  /** Its `kid`. */
  readonly id: string;
  /** The IV of the classic format with this key: 16 bytes. */
  readonly iv?: Uint8Array;
}

/** The members of a key that are known; `use` and `alg` say nothing new, but other programs write them. */
const MEMBERS: readonly string[] = ['kty', 'kid', 'k', 'iv', 'not-before', 'retire', 'use', 'alg'];

const IV_BYTES = 16;

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads a key ring: a JSON Web Key Set (RFC 7517 section 5) of symmetric keys (`kty` is `oct`), each with a `kid` and a `k`
 * of 32 or more bytes. `iv` is that of the classic format; `not-before` and `retire` are when a key begins to seal and ceases
 * to seal and open, as Unix seconds or RFC 3339.
 *
 * @throws EdgesealError `ERR_KEY_RING` for anything else, `ERR_KEY_LENGTH` or `ERR_KEY_TIMES` for a key that cannot be used,
 *   `ERR_KEY_ID` if two have the same `kid` or are the same key. No message has anything of a key.
 */
export function parseKeyRing(text: string): readonly RingKey[] {
  const { keys, ...others } = objectOf(parse(text), 'a key ring');
  refuseUnknown(Object.keys(others), 'the key ring');
  if (!Array.isArray(keys)) throw fault('"keys" must be an array');
  if (keys.length === 0) throw fault('"keys" must have at least one key');
  const ring = keys.map((key: unknown, at) => readKey(objectOf(key, `keys[${at}]`), `keys[${at}]`));
  refuseClashes(ring);
  return ring;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JavaScript's message shows what is around the mistake
    throw fault('the key ring is not JSON');
  }
}

function objectOf(value: unknown, what: string): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw fault(`${what} must be an object`);
}

function refuseUnknown(names: readonly string[], what: string): void {
  // a name may be a key that stands in the wrong place
  if (names.length > 0) throw fault(`${what} has a member that is not known`);
}

function readKey(members: Members, what: string): RingKey {
  refuseUnknown(
    Object.keys(members).filter((name) => !MEMBERS.includes(name)),
    what,
  );
  const { kty, kid, k, iv } = members;
  if (kty !== 'oct') throw fault(`${what}.kty must be "oct"`);
  if (typeof kid !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(kid)) {
    throw fault(`${what}.kid must be 1 to 128 printable ASCII characters`);
  }
  const key = bytesOf(k, `${what}.k`);
  if (key.length < SHORTEST_KEY) {
    throw new EdgesealError(
      'ERR_KEY_LENGTH',
      `${what}.k: must be at least ${SHORTEST_KEY} bytes long, got ${key.length}`,
    );
  }
  const vector = iv === undefined ? undefined : bytesOf(iv, `${what}.iv`);
  if (vector && vector.length !== IV_BYTES) throw fault(`${what}.iv must be ${IV_BYTES} bytes long`);
  const notBefore = timeOf(members, 'not-before', what);
  const retire = timeOf(members, 'retire', what);
  if ((notBefore ?? 0) >= (retire ?? Number.POSITIVE_INFINITY)) {
    throw new EdgesealError('ERR_KEY_TIMES', `${what}: retires before it is used`);
  }
  return {
    id: kid,
    key,
    ...(vector && { iv: vector }),
    ...(notBefore !== undefined && { notBefore }),
    ...(retire !== undefined && { retire }),
  };
}

function bytesOf(value: unknown, what: string): Buffer {
  if (typeof value === 'string' && value !== '') {
    const bytes = Buffer.from(value, 'base64url');
    if (bytes.toString('base64url') === value) return bytes;
  }
  throw fault(`${what} must be base64url without padding`);
}

const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function timeOf(members: Members, name: string, what: string): number | undefined {
  const value = members[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  if (typeof value === 'string') {
    const [, day] = TIME.exec(value) ?? [];
    const ms = Date.parse(value);
    // JavaScript takes the 30th of February for the 2nd of March
    const exists = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
    if (exists && ms >= 0) return Math.floor(ms / 1000);
  }
  throw fault(`${what}.${name} must be Unix seconds or a time (2026-12-31T00:00:00Z)`);
}

function refuseClashes(ring: readonly RingKey[]): void {
  const ids = new Map<string, number>();
  const keys = new Map<string, number>();
  for (const [at, { id, key }] of ring.entries()) {
    const material = Buffer.from(key).toString('latin1');
    const [sameId, sameKey] = [ids.get(id), keys.get(material)];
    if (sameId !== undefined) throw clash(`keys[${at}].kid is that of keys[${sameId}]`);
    if (sameKey !== undefined) throw clash(`keys[${at}] is the same key as keys[${sameKey}]`);
    ids.set(id, at);
    keys.set(material, at);
  }
}

function clash(message: string): EdgesealError {
  return new EdgesealError('ERR_KEY_ID', message);
}

function fault(message: string): EdgesealError {
  return new EdgesealError('ERR_KEY_RING', message);
}
