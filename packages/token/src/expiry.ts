import { EdgesealError } from './errors.ts';

/** The expiry at the end of a token's body: a big-endian unsigned 64-bit Unix time, 0 for never. */
export const EXPIRY_BYTES = 8;

const HALF = 2 ** 32;

/** The system's time in whole Unix seconds. */
export function systemClock(): number {
  return Math.floor(Date.now() / 1000);
}

/**
 * When something ends that lasts `lifetime` seconds from now, in Unix seconds; 0, for never, if the lifetime is 0.
 *
 * @throws EdgesealError `ERR_LIFETIME` unless the lifetime is a non-negative safe integer; `ERR_CLOCK` if the clock
 *   gives no time at or after 1970: written as it is, it could come out as a token that never expires.
 */
export function expiryAfter(lifetime: number, now: () => number): number {
  if (!Number.isSafeInteger(lifetime) || lifetime < 0) {
    throw new EdgesealError('ERR_LIFETIME', `lifetime: must be a non-negative safe integer, got ${String(lifetime)}`);
  }
  return lifetime === 0 ? 0 : timeBy(now) + lifetime;
}

/**
 * The time by a clock, in whole Unix seconds.
 *
 * @throws EdgesealError `ERR_CLOCK` if it gives no time at or after 1970.
 */
export function timeBy(now: () => number): number {
  const seconds = Math.floor(now());
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new EdgesealError('ERR_CLOCK', `now: must give a Unix time in seconds, got ${String(seconds)}`);
  }
  return seconds;
}

/** Writes a time, in Unix seconds, at `offset`. */
export function writeExpiry(target: Buffer, offset: number, expiry: number): void {
  target.writeUInt32BE(Math.floor(expiry / HALF), offset);
  target.writeUInt32BE(expiry % HALF, offset + 4);
}

/** Reads the time at `offset`, in Unix seconds; above 2^53 it is the nearest number, still later than any clock. */
export function readExpiry(source: Buffer, offset: number): number {
  return source.readUInt32BE(offset) * HALF + source.readUInt32BE(offset + 4);
}

/** How far the clocks of those who seal and those who open may be apart, in seconds. */
const LEEWAY = 60;

/** Why a token is not valid at a time, in Unix seconds: its expiry (0 for never) has come, or it is from the future. */
export function timeFault(expiresAt: number, issuedAt: number, now: number): 'expired' | 'not_yet' | undefined {
  if (expiresAt !== 0 && !(expiresAt > now)) return 'expired';
  return issuedAt > now + LEEWAY ? 'not_yet' : undefined;
}
