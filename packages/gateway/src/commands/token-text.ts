import type { AcceptedFormat, OpenResult } from '@edgeseal/token';
import { ENCODINGS, type Encoding } from './token-encodings.ts';

/** What a written token came to, and what it was taken for. */
export interface Reading {
  readonly result: OpenResult;
  readonly encoding?: Encoding;
  readonly format?: string;
  /** The id of a key that a token names, genuine or not, or with which a classic one has opened, which names none. */
  readonly claimedKey?: string;
}

/** A format, with the id of its key where it has a single one with an id. */
export interface FormatToTry extends AcceptedFormat {
  readonly keyId?: string;
}

/** What a token can come to, what tells least of it first. Whatever has the right length is a classic token to look at. */
const TELLING: readonly string[] = [
  'malformed',
  'tampered classic',
  'unknown_key',
  'tampered',
  'wrong_purpose',
  'not_yet',
  'expired',
  'ok',
];

function rank({ result, format }: Reading): number {
  if (result.ok) return TELLING.indexOf('ok');
  return TELLING.indexOf(result.reason === 'tampered' && format === 'classic' ? 'tampered classic' : result.reason);
}

/** Opens a token that is written in one of some encodings, and is of one of some formats; `written` is latin1. */
export function readToken(written: string, encodings: readonly Encoding[], formats: readonly FormatToTry[]): Reading {
  let best: Reading = { result: { ok: false, reason: 'malformed' } };
  for (const encoding of encodings) {
    for (const { name, format, keyId } of formats) {
      // raw bytes are all that there is; what is around a text is none of it, and in a cookie or a link it may be escaped
      const raw = encoding === 'text' && name !== 'jwe';
      const bytes = ENCODINGS[encoding].decode(raw ? written : unescapeUri(written.trim()));
      if (bytes === undefined) continue;
      const token = Buffer.from(bytes, 'latin1');
      const result = format.open(token);
      const claimedKey = name === 'classic' ? ('expiresAt' in result ? keyId : undefined) : keyIn(name, token);
      const reading = { result, encoding, format: name, ...(claimedKey === undefined ? {} : { claimedKey }) };
      if (rank(reading) > rank(best)) best = reading;
    }
  }
  return best;
}

function unescapeUri(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** By the layout in docs/token-format.md, and RFC 7516; whoever made it may have written anything. */
function keyIn(format: string, token: Buffer): string | undefined {
  if (format === 'sealed') return token.subarray(1, 5).toString('hex');
  try {
    const header: unknown = JSON.parse(
      Buffer.from(token.toString('latin1').replace(/\..*/s, ''), 'base64url').toString(),
    );
    if (typeof header !== 'object' || header === null || !('kid' in header)) return undefined;
    return typeof header.kid === 'string' && /^[\x21-\x7e]{1,128}$/.test(header.kid) ? header.kid : undefined;
  } catch {
    return undefined;
  }
}
