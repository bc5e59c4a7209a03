import type { TokenClaim, TokenVerdict } from '../../zones/zones.ts';

/** What a store is asked of a token. */
export type TokenQuestion = Pick<TokenClaim, 'id' | 'act' | 'expiresAt'>;

/** Where it is kept which tokens have been used or withdrawn, until they expire. */
export interface TokenStore {
  /** Whether it logs by itself that it does not answer. */
  readonly logsOutages: boolean;
  /**
   * Marks a token, or looks it up, at once where it can: what it was marked with before. Undefined where the store does not do
   * it, or not within `patience`, in milliseconds.
   */
  ask(question: TokenQuestion, patience: number): TokenVerdict | undefined | Promise<TokenVerdict | undefined>;
}
