/** What a map keeps of a token, roughly: its identifier, the entry and its places in the map; bytes. */
const ENTRY = 256;

/** What is known of a token: it has been used, or is withdrawn. */
export type TokenMark = 'used' | 'revoked';

interface Marked {
  readonly mark: TokenMark;
  /** Unix seconds, infinity for ever. */
  readonly until: number;
}

/** Marks of tokens until these expire. What is marked is not forgotten for want of room: there is no mark then. */
export class TokenZone {
  #most = 0;
  readonly #tokens: Map<string, Marked> = new Map();
  /** Before that time none of them can have expired. */
  #nextExpiry = Number.POSITIVE_INFINITY;

  /** `size` is in bytes. */
  constructor(size: number) {
    this.resize(size);
  }

  /** Makes room for more, or for fewer, which forgets none that is there. */
  resize(size: number): void {
    this.#most = Math.floor(size / ENTRY);
  }

  /** What mark a token has; times are in Unix seconds. */
  find(id: string, now: number): TokenMark | undefined {
    const known = this.#tokens.get(id);
    return known && now < known.until ? known.mark : undefined;
  }

  /** Gives a token a mark until it expires. Returns whether there was room. */
  mark(id: string, mark: TokenMark, until: number, now: number): boolean {
    if (!this.#tokens.has(id) && this.#tokens.size >= this.#most && !this.#expire(now)) return false;
    this.#tokens.set(id, { mark, until });
    this.#nextExpiry = Math.min(this.#nextExpiry, until);
    return true;
  }

  /** Forgets what has expired. Returns whether anything had: where nothing can have, it does not look. */
  #expire(now: number): boolean {
    if (now < this.#nextExpiry) return false;
    this.#nextExpiry = Number.POSITIVE_INFINITY;
    for (const [id, { until }] of this.#tokens) {
      if (until <= now) this.#tokens.delete(id);
      else this.#nextExpiry = Math.min(this.#nextExpiry, until);
    }
    return this.#tokens.size < this.#most;
  }
}
