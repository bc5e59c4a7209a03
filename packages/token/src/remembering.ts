import { systemClock } from './expiry.ts';
import type { SeveralFormats, SeveralResult } from './several.ts';

/** What is remembered, and for how long. */
export interface Remembered {
  /** How many tokens at the most. */
  readonly entries: number;
  /** Times from which on tokens do not open that did before, in Unix seconds: when keys retire, and formats are accepted no more. */
  readonly ends?: readonly number[];
  /** The clock, in Unix seconds; the system's by default. */
  readonly now?: () => number;
}

/** Longer tokens are not remembered, in bytes: so the entries bound the memory as well. */
const LONGEST = 1024;

interface Entry {
  readonly result: SeveralResult & { readonly ok: true };
  /** Unix seconds. */
  readonly until: number;
}

/**
 * Makes of some formats one that remembers which tokens have opened, and what is in them, so that the next time costs no
 * cryptography. No entry outlives its token, or any of the `ends`; of tokens that do not open nothing is kept. The values
 * are in memory as long as they are remembered, and are the same bytes each time: they must not be written to.
 */
export function remembering(
  formats: SeveralFormats,
  { entries, ends = [], now = systemClock }: Remembered,
): SeveralFormats {
  // when the younger half is full it becomes the older one, which is forgotten then: what is in use has moved by that time
  let younger = new Map<string, Entry>();
  let older = new Map<string, Entry>();
  const half = Math.max(Math.ceil(entries / 2), 1);
  const keep = (token: string, entry: Entry): void => {
    if (younger.size >= half) {
      older = younger;
      younger = new Map();
    }
    younger.set(token, entry);
  };

  return {
    seal: (value, lifetime, issuedAt) => formats.seal(value, lifetime, issuedAt),

    open(token) {
      if (!(token instanceof Uint8Array) || token.length > LONGEST) return formats.open(token);
      const key = Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1');
      const time = now();
      const young = younger.get(key);
      const known = young ?? older.get(key);
      if (known && time < known.until) {
        if (!young) keep(key, known);
        return known.result;
      }
      if (known) for (const part of [younger, older]) part.delete(key);
      const result = formats.open(token);
      if (result.ok) keep(key, { result, until: untilWhen(result.expiresAt, ends, time) });
      return result;
    },
  };
}

function untilWhen(expiresAt: number, ends: readonly number[], time: number): number {
  let until = expiresAt === 0 ? Number.POSITIVE_INFINITY : expiresAt;
  for (const end of ends) if (end > time && end < until) until = end;
  return until;
}
