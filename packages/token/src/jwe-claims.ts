import { EdgesealError } from './errors.ts';
import { timeFault } from './expiry.ts';
import type { OpenResult } from './format.ts';
import { parseObject } from './jwe-serialization.ts';

/** What a token claims (RFC 7519 section 4.1). Times are in Unix seconds. */
export interface Claims {
  readonly value: Uint8Array;
  /** 0 where there is none. */
  readonly issuedAt: number;
  /** 0 for never. */
  readonly expiresAt: number;
  readonly purpose: string;
}

/** Claims as they were read. */
export interface ReadClaims extends Omit<Claims, 'purpose'> {
  /** 0 where there is none. */
  readonly notBefore: number;
  readonly audience: readonly string[];
}

/**
 * Claims as JSON.
 *
 * @throws EdgesealError `ERR_VALUE_ENCODING` if the value is not UTF-8.
 */
export function writeClaims({ value, issuedAt, expiresAt, purpose }: Claims): Buffer {
  const claims: Record<string, unknown> = { iat: issuedAt };
  if (expiresAt !== 0) claims['exp'] = expiresAt;
  if (purpose !== '') claims['aud'] = purpose;
  claims['value'] = decodeValue(value);
  return Buffer.from(JSON.stringify(claims));
}

function decodeValue(value: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    throw new EdgesealError('ERR_VALUE_ENCODING', 'value: must be UTF-8 in a JWE');
  }
}

/** Reads claims; undefined where one is not what it has to be. */
export function readClaims(plain: Uint8Array): ReadClaims | undefined {
  const claims = parseObject(plain);
  if (!claims) return undefined;
  const { iat, exp, nbf, aud = [], value } = claims;
  const audience = typeof aud === 'string' ? [aud] : aud;
  const [issuedAt, expiresAt, notBefore] = [time(iat, Math.floor), time(exp, Math.ceil), time(nbf, Math.ceil)];
  if (issuedAt === undefined || expiresAt === undefined || notBefore === undefined) return undefined;
  // one that ended with 1970 has ended, and is not for ever
  if (exp !== undefined && expiresAt === 0) return undefined;
  if (typeof value !== 'string' || /\p{Cs}/u.test(value) || !isTexts(audience)) return undefined;
  return { value: Buffer.from(value), issuedAt, expiresAt, notBefore, audience };
}

/** A NumericDate as whole seconds, none later than there is a safe integer; 0 where there is none, undefined for what is none. */
function time(claim: unknown, round: (seconds: number) => number): number | undefined {
  if (claim === undefined) return 0;
  if (typeof claim !== 'number' || !(claim >= 0)) return undefined;
  return Math.min(round(claim), Number.MAX_SAFE_INTEGER);
}

function isTexts(list: unknown): list is readonly string[] {
  return Array.isArray(list) && list.every((item) => typeof item === 'string');
}

/** What comes of a genuine token at a time, in Unix seconds. */
export function judgeClaims(claims: ReadClaims, purpose: string, keyId: string, now: number): OpenResult {
  const { value, issuedAt, expiresAt, notBefore, audience } = claims;
  const meant = audience.length === 0 ? purpose === '' : audience.includes(purpose);
  if (!meant) return { ok: false, reason: 'wrong_purpose' };
  const facts = { expiresAt, issuedAt, keyId };
  const fault = timeFault(expiresAt, Math.max(issuedAt, notBefore), now);
  return fault ? { ok: false, reason: fault, ...facts } : { ok: true, value, ...facts };
}
