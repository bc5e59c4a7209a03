/**
 * Why a token did not open: `malformed` has the wrong shape, `unknown_key` names a key that there is not (any more),
 * `tampered` was not sealed with that key (or was changed since), `wrong_purpose` is genuine but was sealed for
 * something else, `expired` is genuine but too old, `not_yet` genuine but from the future.
 */
export type OpenReason = 'malformed' | 'unknown_key' | 'tampered' | 'wrong_purpose' | 'expired' | 'not_yet';

/** What a genuine token says of itself. Times are in Unix seconds. */
export interface TokenFacts {
  /** 0 for never. */
  readonly expiresAt: number;
  /** Not in classic tokens. */
  readonly issuedAt?: number;
  /** Which key it was sealed with; not in classic tokens. */
  readonly keyId?: string;
}

/** What opening a token gives: the value, or the reason there is none. */
export type OpenResult =
  | ({ readonly ok: true; readonly value: Uint8Array } & TokenFacts)
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown_key' | 'tampered' | 'wrong_purpose' }
  | ({ readonly ok: false; readonly reason: 'expired' | 'not_yet' } & TokenFacts);

/** One token format with its keys: the only thing callers need to hold. */
export interface TokenFormat {
  /**
   * Seals a value of any length into a token that expires `lifetime` seconds from now, 0 for never. `issuedAt`, in Unix
   * seconds, is that of the token that this one takes the place of, so that it is known how long a session has lasted;
   * now by default. The classic format has no place for it.
   *
   * @throws EdgesealError `ERR_LIFETIME` unless the lifetime is a non-negative safe integer; `ERR_NOT_BYTES`,
   *   `ERR_VALUE_LENGTH` or `ERR_VALUE_ENCODING` for a value that cannot be sealed; `ERR_CLOCK` if the clock or `issuedAt`
   *   is no usable time; `ERR_NO_KEY` if no key is in use.
   */
  seal(value: Uint8Array, lifetime: number, issuedAt?: number): Uint8Array;

  /**
   * Opens a token: a bad one, whatever its bytes, gives a reason and never throws. The value is the caller's own.
   *
   * @throws EdgesealError `ERR_NOT_BYTES` if the token is not a `Uint8Array` at all.
   */
  open(token: Uint8Array): OpenResult;
}
