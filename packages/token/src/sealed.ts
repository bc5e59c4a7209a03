import {
  AEAD_IV_BYTES,
  AEAD_TAG_BYTES,
  type AesCbcHmac,
  type Associated,
  aesCbcHmac,
  associate,
} from './aes-cbc-hmac.ts';
import { requireBytes } from './bytes.ts';
import { EdgesealError } from './errors.ts';
import { EXPIRY_BYTES, expiryAfter, readExpiry, systemClock, timeBy, timeFault, writeExpiry } from './expiry.ts';
import type { OpenResult, TokenFormat } from './format.ts';
import { newMessage } from './message.ts';
import { purposeBytes } from './purpose.ts';
import { randomPool } from './random-pool.ts';
import { checkKeys, deriveKeys, ID_BYTES, isRetired, sealingKey, type TokenKey, type TokenKeys } from './token-key.ts';

/** What a sealed token is sealed and opened with. */
export interface SealedOptions {
  /** The first that is in use seals, any opens. */
  readonly keys: TokenKeys;
  /** What the tokens are for: one that was sealed for something else does not open. Default: nothing in particular. */
  readonly purpose?: string;
  /** Purposes of other tokens under the same keys: one for such a purpose is `wrong_purpose`, not `tampered`. */
  readonly otherPurposes?: readonly string[];
  /** The clock, in Unix seconds; the system's by default. */
  readonly now?: () => number;
  /** Where IVs come from; the system's secure random numbers by default. */
  readonly randomBytes?: (size: number) => Uint8Array;
}

/** The first byte of every token. */
const VERSION = 1;

const HEAD_BYTES = 1 + ID_BYTES;
const TIMES_BYTES = 2 * EXPIRY_BYTES;

/** The shortest token: two times and their padding. */
const SHORTEST = HEAD_BYTES + AEAD_IV_BYTES + 32 + AEAD_TAG_BYTES;

/** The longest token taken, in bytes. */
const LONGEST = 2 ** 30;
const LONGEST_VALUE = LONGEST - SHORTEST;

/** A key made ready. */
interface SealedKey {
  readonly times: TokenKey;
  readonly name: string;
  readonly aead: AesCbcHmac;
  /** Version and id, with the purpose behind them. */
  readonly associated: Associated;
  /** The same for other purposes. */
  readonly others: readonly Associated[];
}

const MALFORMED: OpenResult = Object.freeze({ ok: false, reason: 'malformed' });
const UNKNOWN_KEY: OpenResult = Object.freeze({ ok: false, reason: 'unknown_key' });
const TAMPERED: OpenResult = Object.freeze({ ok: false, reason: 'tampered' });
const WRONG_PURPOSE: OpenResult = Object.freeze({ ok: false, reason: 'wrong_purpose' });

/**
 * Makes the sealed format: version, key id, random IV, and AES-256-CBC with HMAC-SHA-512 over the time of issue, the expiry
 * and the value; docs/token-format.md has every byte of it.
 *
 * @throws EdgesealError `ERR_NO_KEY`, `ERR_NOT_BYTES`, `ERR_KEY_LENGTH` or `ERR_KEY_TIMES` for keys that cannot be used,
 *   `ERR_KEY_ID` if two have the same id, `ERR_PURPOSE` for a purpose that is no text.
 */
export function sealed(options: SealedOptions): TokenFormat {
  const { purpose = '', otherPurposes = [] } = options;
  const now = options.now ?? systemClock;
  const randomBytes = options.randomBytes ?? randomPool();
  const keys = new Map<number, SealedKey>();
  const own = purposeBytes(purpose);
  const others = otherPurposes.map(purposeBytes).filter((other) => !other.equals(own));
  for (const key of checkKeys(options.keys)) addKey(keys, key, own, others);
  const inOrder = [...keys.values()];

  return {
    seal(value, lifetime, issuedAt) {
      requireBytes('value', value);
      if (value.length > LONGEST_VALUE) {
        const problem = `must be at most ${LONGEST_VALUE} bytes long, got ${value.length}`;
        throw new EdgesealError('ERR_VALUE_LENGTH', `value: ${problem}`);
      }
      const time = timeBy(now);
      const expiresAt = expiryAfter(lifetime, () => time);
      const issued = issuedAt === undefined ? time : timeBy(() => issuedAt);
      const { aead, associated } = sealingKey(inOrder, time);
      const iv = randomBytes(AEAD_IV_BYTES);
      const message = newMessage(TIMES_BYTES + value.length);
      writeExpiry(message.content, 0, issued);
      writeExpiry(message.content, EXPIRY_BYTES, expiresAt);
      message.content.set(value, TIMES_BYTES);
      const token = aead.encrypt(message, iv, associated, HEAD_BYTES);
      for (let at = 0; at < HEAD_BYTES; at++) token[at] = associated.data[at] ?? 0;
      return token;
    },

    open(token) {
      requireBytes('token', token);
      if (!hasShape(token)) return MALFORMED;
      const bytes = Buffer.from(token.buffer, token.byteOffset, token.length);
      const key = keys.get(bytes.readUInt32BE(1));
      const time = now();
      if (!key || isRetired(key.times, time)) return UNKNOWN_KEY;
      const plain = decrypt(key.aead, bytes, key.associated);
      if (!plain) return key.others.some((other) => decrypt(key.aead, bytes, other)) ? WRONG_PURPOSE : TAMPERED;
      return judge(plain, key.name, time);
    },
  };
}

function addKey(keys: Map<number, SealedKey>, times: TokenKey, purpose: Buffer, others: readonly Buffer[]): void {
  const { aeadKey, id, name } = deriveKeys(times);
  const head = Buffer.concat([Buffer.from([VERSION]), id]);
  const taken = keys.get(id.readUInt32BE());
  if (taken) throw new EdgesealError('ERR_KEY_ID', `keys: "${taken.name}" and "${name}" have the same id`);
  const associatedWith = (text: Buffer): Associated => associate(Buffer.concat([head, text]));
  keys.set(id.readUInt32BE(), {
    times,
    name,
    aead: aesCbcHmac(aeadKey),
    associated: associatedWith(purpose),
    others: others.map(associatedWith),
  });
  aeadKey.fill(0);
}

/** Version, key id, IV, one or more whole cipher blocks that have room for the times, a tag. */
function hasShape(token: Uint8Array): boolean {
  const { length } = token;
  return token[0] === VERSION && length >= SHORTEST && length <= LONGEST && (length - SHORTEST) % 16 === 0;
}

function decrypt(aead: AesCbcHmac, token: Buffer, associated: Associated): Buffer | undefined {
  const end = token.length - AEAD_TAG_BYTES;
  return aead.decrypt(token.subarray(HEAD_BYTES, end), token.subarray(end), associated);
}

/** What a genuine token says: `time` is in Unix seconds. */
function judge(plain: Buffer, keyId: string, time: number): OpenResult {
  if (plain.length < TIMES_BYTES) return TAMPERED;
  const issuedAt = readExpiry(plain, 0);
  const expiresAt = readExpiry(plain, EXPIRY_BYTES);
  const facts = { expiresAt, issuedAt, keyId };
  const fault = timeFault(expiresAt, issuedAt, time);
  return fault ? { ok: false, reason: fault, ...facts } : { ok: true, value: plain.subarray(TIMES_BYTES), ...facts };
}
