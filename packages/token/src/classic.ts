import { createSecretKey, timingSafeEqual } from 'node:crypto';
import { aesCbcDecryptor, aesCbcEncryptor, BLOCK_BYTES, KEY_BYTES } from './aes-cbc.ts';
import { requireBytes } from './bytes.ts';
import { EdgesealError } from './errors.ts';
import { EXPIRY_BYTES, expiryAfter, readExpiry, systemClock, writeExpiry } from './expiry.ts';
import type { OpenResult, TokenFormat } from './format.ts';
import { DIGEST_BYTES, md5Filler, writeMd5 } from './md5.ts';
import { messageEncryptor, newMessage } from './message.ts';
import { paddingBytes } from './pkcs7.ts';

/** What a classic token is sealed and opened with. */
export interface ClassicOptions {
  /** The AES-256 key, exactly 32 bytes (nginx directive `encrypted_session_key`). */
  readonly key: Uint8Array;
  /** The IV of every token, at most 16 bytes, zero-padded; `deadbeefdeadbeef` by default (`encrypted_session_iv`). */
  readonly iv?: Uint8Array;
  /** The clock, in Unix seconds; the system's by default. */
  readonly now?: () => number;
}

/** Where value || expiry begins, behind the digest. */
const BODY_AT = DIGEST_BYTES;

const DEFAULT_IV = Buffer.from('deadbeefdeadbeef', 'latin1');

/** The longest token taken, in bytes: well inside the 31-bit lengths of a single call into OpenSSL. */
const MAX_BYTES = 2 ** 30;

/** The longest value whose token is not too long to open. */
const MAX_VALUE_BYTES = MAX_BYTES - DIGEST_BYTES - EXPIRY_BYTES - BLOCK_BYTES;

const MALFORMED: OpenResult = Object.freeze({ ok: false, reason: 'malformed' });
const TAMPERED: OpenResult = Object.freeze({ ok: false, reason: 'tampered' });

/**
 * Makes the token format of nginx's encrypted-session module: MD5(value || expiry) || AES-256-CBC(value || expiry).
 *
 * The key and the IV are copied. The same value and expiry always make the same token: the IV is fixed.
 *
 * @throws EdgesealError `ERR_KEY_LENGTH` unless the key is 32 bytes, `ERR_IV_LENGTH` if the IV is longer than 16,
 *   `ERR_NOT_BYTES` if either is not a `Uint8Array`.
 */
export function classic(options: ClassicOptions): TokenFormat {
  requireKey(options.key);
  const key = createSecretKey(options.key);
  const iv = zeroPaddedIv(options.iv ?? DEFAULT_IV);
  const now = options.now ?? systemClock;
  const encrypt = messageEncryptor(aesCbcEncryptor(key));
  const decrypt = aesCbcDecryptor(key);

  return {
    seal(value, lifetime) {
      requireValue(value);
      const expiresAt = expiryAfter(lifetime, now);
      const message = newMessage(value.length + EXPIRY_BYTES);
      message.content.set(value);
      writeExpiry(message.content, value.length, expiresAt);
      writeMd5(computed, message.content);
      const token = encrypt(message, iv);
      for (let at = 0; at < DIGEST_BYTES; at++) token[at] = computed[at] ?? 0;
      return token;
    },

    open(token) {
      requireBytes('token', token);
      if (!hasShape(token)) return MALFORMED;
      const plain = decrypt(token, iv);
      const length = genuineLength(plain, token);
      if (length === 0) return TAMPERED;
      const end = BODY_AT + length - EXPIRY_BYTES;
      const expiresAt = readExpiry(plain, end);
      if (expiresAt !== 0 && !(expiresAt > now())) return { ok: false, reason: 'expired', expiresAt };
      return { ok: true, value: plain.subarray(BODY_AT, end), expiresAt };
    },
  };
}

/** A digest, then one or more whole cipher blocks. */
function hasShape(token: Uint8Array): boolean {
  const { length } = token;
  return length >= DIGEST_BYTES + BLOCK_BYTES && length % BLOCK_BYTES === 0 && length <= MAX_BYTES;
}

const computed = Buffer.alloc(DIGEST_BYTES);
const given = Buffer.alloc(DIGEST_BYTES);
const discarded = Buffer.alloc(DIGEST_BYTES);

/**
 * The length of value || expiry if the padding is good and the digest holds, else 0. `plain` has a block in front, in the
 * place of the token's digest.
 *
 * Both faults take the same steps and the same time, or the padding would be an oracle that decrypts tokens
 * (Vaudenay, 2002). Bad padding is cut as if it were one byte, so that a digest is computed and compared all the same.
 * What could still be timed is how many MD5 blocks the body takes, and the filler evens that out: all work depends
 * on the token's length alone. The two checks meet only in the outcome.
 */
function genuineLength(plain: Buffer, token: Uint8Array): number {
  const padded = plain.length - BODY_AT;
  const found = paddingBytes(plain);
  const padding = found * Number(padded - found >= EXPIRY_BYTES);
  const length = padded - Math.max(padding, 1);
  writeMd5(computed, plain.subarray(BODY_AT, BODY_AT + length));
  const filler = md5Filler(padded, length);
  if (filler !== undefined) writeMd5(discarded, filler);
  for (let at = 0; at < DIGEST_BYTES; at++) given[at] = token[at] ?? 0;
  const equal = timingSafeEqual(computed, given);
  return equal && padding !== 0 ? length : 0;
}

function requireValue(value: Uint8Array): void {
  requireBytes('value', value);
  if (value.length > MAX_VALUE_BYTES) {
    const problem = `must be at most ${MAX_VALUE_BYTES} bytes long, got ${value.length}`;
    throw new EdgesealError('ERR_VALUE_LENGTH', `value: ${problem}`);
  }
}

function requireKey(key: Uint8Array): void {
  requireBytes('key', key);
  if (key.length !== KEY_BYTES) {
    throw new EdgesealError('ERR_KEY_LENGTH', `key: must be ${KEY_BYTES} bytes long, got ${key.length}`);
  }
}

function zeroPaddedIv(iv: Uint8Array): Buffer {
  requireBytes('iv', iv);
  if (iv.length > BLOCK_BYTES) {
    throw new EdgesealError('ERR_IV_LENGTH', `iv: must be at most ${BLOCK_BYTES} bytes long, got ${iv.length}`);
  }
  const padded = Buffer.alloc(BLOCK_BYTES);
  padded.set(iv);
  return padded;
}
