/**
 * Why a token did not open: `malformed` has the wrong shape, `tampered` was not sealed with this key (or was changed
 * since), `expired` is genuine but too old.
 */
export type OpenReason = 'malformed' | 'tampered' | 'expired';

/** What opening a token gives: the value, or the reason there is none. `expiresAt` is in Unix seconds, 0 for never. */
export type OpenResult =
  | { readonly ok: true; readonly value: Uint8Array; readonly expiresAt: number }
  | { readonly ok: false; readonly reason: 'malformed' | 'tampered' }
  | { readonly ok: false; readonly reason: 'expired'; readonly expiresAt: number };

/** One token format with its keys: the only thing callers need to hold. */
export interface TokenFormat {
  /**
   * Seals a value of any length into a token that expires `lifetime` seconds from now, 0 for never.
   *
   * @throws EdgesealError `ERR_LIFETIME` unless the lifetime is a non-negative safe integer; `ERR_NOT_BYTES` or
   *   `ERR_VALUE_LENGTH` for a value that cannot be sealed; `ERR_CLOCK` if the clock gives no usable time.
   */
  seal(value: Uint8Array, lifetime: number): Uint8Array;

  /**
   * Opens a token: a bad one, whatever its bytes, gives a reason and never throws. The value is the caller's own.
   *
   * @throws EdgesealError `ERR_NOT_BYTES` if the token is not a `Uint8Array` at all.
   */
  open(token: Uint8Array): OpenResult;
}
