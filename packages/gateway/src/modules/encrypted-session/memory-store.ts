import type { TokenVerdict, Zones } from '../../zones/zones.ts';
import type { TokenQuestion, TokenStore } from './token-store.ts';

/** The zone that the marks of all levels are in. */
export const MARKS_ZONE = 'encrypted_session_store';

/** The marks of tokens in the memory of the master, which all workers share. */
export class MemoryStore implements TokenStore {
  readonly logsOutages = false;
  readonly #size: number;
  readonly #zones: Zones | undefined;

  /** `size` is in bytes; `zones` are undefined where nothing is served. */
  constructor(size: number, zones: Zones | undefined) {
    this.#size = size;
    this.#zones = zones;
  }

  ask(question: TokenQuestion, patience: number): TokenVerdict | undefined | Promise<TokenVerdict | undefined> {
    const answer = this.#zones?.claimToken({ zone: MARKS_ZONE, size: this.#size, ...question });
    if (!(answer instanceof Promise)) return answer;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), patience);
      void answer.then((verdict) => {
        clearTimeout(timer);
        resolve(verdict);
      });
    });
  }
}
