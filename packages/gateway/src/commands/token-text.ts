import type { AcceptedFormat, OpenResult } from '@edgeseal/token';
import { ENCODINGS, type Encoding } from './token-encodings.ts';

/** What a written token came to, and what it was taken for. */
export interface Reading {
  readonly result: OpenResult;
  readonly encoding?: Encoding;
  readonly format?: string;
  /** The id of a key that is in the head of a sealed token, genuine or not. */
  readonly claimedKey?: string;
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
export function readToken(
  written: string,
  encodings: readonly Encoding[],
  formats: readonly AcceptedFormat[],
): Reading {
  let best: Reading = { result: { ok: false, reason: 'malformed' } };
  for (const encoding of encodings) {
    for (const { name, format } of formats) {
      // raw bytes are all that there is; what is around a text is none of it, and in a cookie or a link it may be escaped
      const raw = encoding === 'text' && name !== 'jwe';
      const bytes = ENCODINGS[encoding].decode(raw ? written : unescapeUri(written.trim()));
      if (bytes === undefined) continue;
      const token = Buffer.from(bytes, 'latin1');
      const reading = { result: format.open(token), encoding, format: name, ...claimedKey(name, token) };
      if (rank(reading) > rank(best)) best = reading;
    }
  }
  return best;
}

function unescapeUri(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Of the layout in docs/token-format.md; a JWE that opens says its own. */
function claimedKey(format: string, token: Buffer): { readonly claimedKey?: string } {
  return format === 'sealed' ? { claimedKey: token.subarray(1, 5).toString('hex') } : {};
}
