import { requireBytes } from './bytes.ts';
import { EdgesealError } from './errors.ts';
import { systemClock } from './expiry.ts';
import type { OpenReason, OpenResult, TokenFormat } from './format.ts';

/** A format that is opened beside others. */
export interface AcceptedFormat {
  /** What results call it. */
  readonly name: string;
  readonly format: TokenFormat;
  /** From that time on, in Unix seconds, it opens nothing any more; for ever by default. */
  readonly until?: number;
}

/** What opening with several formats gives: what the one gives that it is a token of, and the name of that. */
export type SeveralResult = OpenResult & { readonly format?: string };

/** Several formats as one. */
export interface SeveralFormats extends TokenFormat {
  open(token: Uint8Array): SeveralResult;
}

/** How much each reason tells: of several the one that tells most is given. */
const TELLING: Readonly<Record<OpenReason, number>> = {
  malformed: 0,
  unknown_key: 1,
  tampered: 2,
  wrong_purpose: 3,
  not_yet: 4,
  expired: 5,
};

const MALFORMED: SeveralResult = Object.freeze({ ok: false, reason: 'malformed' });

/**
 * Makes one format of several: it seals with the first and opens with any, in their order. That is how keys of the classic
 * format are changed, and how tokens move from one format to another.
 *
 * @throws EdgesealError `ERR_NO_FORMAT` if there is none.
 */
export function several(formats: readonly AcceptedFormat[], now: () => number = systemClock): SeveralFormats {
  const [first] = formats;
  if (!first) throw new EdgesealError('ERR_NO_FORMAT', 'formats: must have at least one');

  return {
    seal: (value, lifetime, issuedAt) => first.format.seal(value, lifetime, issuedAt),

    open(token) {
      requireBytes('token', token);
      let best: SeveralResult = MALFORMED;
      for (let i = 0; i < formats.length; i++) {
        const accepted = formats[i];
        if (!accepted || (accepted.until !== undefined && !(now() < accepted.until))) continue;
        const result = accepted.format.open(token);
        if (result.ok) return opened(result, accepted.name);
        if (best.ok || TELLING[result.reason] > TELLING[best.reason]) best = { ...result, format: accepted.name };
      }
      return best;
    },
  };
}

/** Field by field: a spread of a token that opened takes longer than opening it. */
function opened(result: OpenResult & { readonly ok: true }, format: string): SeveralResult {
  const { value, expiresAt, issuedAt, keyId } = result;
  if (issuedAt === undefined || keyId === undefined) return { ok: true, value, expiresAt, format };
  return { ok: true, value, expiresAt, issuedAt, keyId, format };
}
