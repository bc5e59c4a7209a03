import {
  AEAD_IV_BYTES,
  AEAD_KEY_BYTES,
  AEAD_TAG_BYTES,
  type AesCbcHmac,
  type Associated,
  aesCbcHmac,
  associate,
} from './aes-cbc-hmac.ts';
import { requireBytes } from './bytes.ts';
import { EdgesealError } from './errors.ts';
import { expiryAfter, systemClock, timeBy } from './expiry.ts';
import type { OpenResult, TokenFormat } from './format.ts';
import { judgeClaims, readClaims, writeClaims } from './jwe-claims.ts';
import { keyIdOf, type Serialization, splitToken } from './jwe-serialization.ts';
import { newMessage } from './message.ts';
import { purposeBytes } from './purpose.ts';
import { randomPool } from './random-pool.ts';
import { checkKeys, deriveKeys, isRetired, sealingKey, type TokenKey, type TokenKeys } from './token-key.ts';

/** What a JWE is sealed and opened with. */
export interface JweOptions {
  /** Of 64 bytes each: the first that is in use seals, any opens. Their `id` is the `kid` of the header. */
  readonly keys: TokenKeys;
  /** The `aud` claim: a token for another one does not open. Default: none. */
  readonly purpose?: string;
  /** The clock, in Unix seconds; the system's by default. */
  readonly now?: () => number;
  /** Where IVs come from; the system's secure random numbers by default. */
  readonly randomBytes?: (size: number) => Uint8Array;
}

/** A key made ready. */
interface JweKey {
  readonly times: TokenKey;
  readonly name: string;
  /** The encoded header of what it seals, and the same as what is authenticated. */
  readonly header: string;
  readonly associated: Associated;
  readonly aead: AesCbcHmac;
}

const MALFORMED: OpenResult = Object.freeze({ ok: false, reason: 'malformed' });
const UNKNOWN_KEY: OpenResult = Object.freeze({ ok: false, reason: 'unknown_key' });
const TAMPERED: OpenResult = Object.freeze({ ok: false, reason: 'tampered' });

/**
 * Makes the format of a standard JWE in compact serialization (RFC 7516) with `alg: dir` and `enc: A256CBC-HS512`: the
 * claims `iat`, `exp`, `aud` for the purpose, and `value`. A token is ASCII; a value has to be UTF-8.
 *
 * @throws EdgesealError `ERR_NO_KEY`, `ERR_NOT_BYTES`, `ERR_KEY_LENGTH` or `ERR_KEY_TIMES` for keys that cannot be used,
 *   `ERR_KEY_ID` if two have the same id, `ERR_PURPOSE` for a purpose that is no text.
 */
export function jwe(options: JweOptions): TokenFormat {
  const { purpose = '' } = options;
  const now = options.now ?? systemClock;
  const randomBytes = options.randomBytes ?? randomPool();
  purposeBytes(purpose);
  const keys = new Map<string, JweKey>();
  for (const key of checkKeys(options.keys)) addKey(keys, key);
  const inOrder = [...keys.values()];

  return {
    seal(value, lifetime, issuedAt) {
      requireBytes('value', value);
      const time = timeBy(now);
      const issued = issuedAt === undefined ? time : timeBy(() => issuedAt);
      const expiresAt = expiryAfter(lifetime, () => time);
      const iv = randomBytes(AEAD_IV_BYTES);
      const claims = writeClaims({ value, issuedAt: issued, expiresAt, purpose });
      const { header, associated, aead } = sealingKey(inOrder, time);
      const message = newMessage(claims.length);
      message.content.set(claims);
      claims.fill(0);
      const sealed = aead.encrypt(message, iv, associated, 0);
      const end = sealed.length - AEAD_TAG_BYTES;
      const parts = [sealed.subarray(0, AEAD_IV_BYTES), sealed.subarray(AEAD_IV_BYTES, end), sealed.subarray(end)];
      return Buffer.from([header, '', ...parts.map((part) => part.toString('base64url'))].join('.'), 'latin1');
    },

    open(token) {
      requireBytes('token', token);
      const parts = splitToken(token);
      const keyId = parts && keyIdOf(parts.header);
      if (!parts || keyId === undefined) return MALFORMED;
      const time = now();
      const candidates = keyId.given ? [keys.get(keyId.id)] : inOrder;
      const usable = candidates.filter((key) => key !== undefined && !isRetired(key.times, time)) as JweKey[];
      if (usable.length === 0) return UNKNOWN_KEY;
      for (const key of usable) {
        const plain = decrypt(key, parts);
        if (!plain) continue;
        const claims = readClaims(plain);
        return claims ? judgeClaims(claims, purpose, key.name, time) : MALFORMED;
      }
      return TAMPERED;
    },
  };
}

function addKey(keys: Map<string, JweKey>, times: TokenKey): void {
  if (times.key.length !== AEAD_KEY_BYTES) {
    const problem = `must be ${AEAD_KEY_BYTES} bytes long for a JWE, got ${times.key.length}`;
    throw new EdgesealError('ERR_KEY_LENGTH', `keys: ${problem}`);
  }
  const { name, aeadKey } = deriveKeys(times);
  aeadKey.fill(0);
  if (keys.has(name)) throw new EdgesealError('ERR_KEY_ID', `keys: two have the id "${name}"`);
  const text = JSON.stringify({ alg: 'dir', enc: 'A256CBC-HS512', kid: name });
  const header = Buffer.from(text).toString('base64url');
  keys.set(name, { times, name, header, associated: associate(Buffer.from(header)), aead: aesCbcHmac(times.key) });
}

function decrypt(key: JweKey, { header, iv, ciphertext, tag }: Serialization): Buffer | undefined {
  const associated = header === key.header ? key.associated : associate(Buffer.from(header, 'latin1'));
  return key.aead.decrypt(Buffer.concat([iv, ciphertext]), tag, associated);
}
