/** What nginx keeps of a session beside its identifier and itself, roughly; bytes. */
const OVERHEAD = 128;

interface Kept {
  readonly session: string;
  /** Milliseconds since the Unix epoch. */
  readonly until: number;
}

/** The TLS sessions of one `ssl_session_cache`; the oldest give way where there is no room. */
export class SessionZone {
  readonly #size: number;
  #used = 0;
  readonly #sessions: Map<string, Kept> = new Map();

  /** `size` is in bytes. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Keeps a session, in base64, until a time in milliseconds since the Unix epoch. */
  keep(id: string, session: string, until: number): void {
    this.#drop(id);
    const size = sizeOf(id, session);
    if (size > this.#size) return;
    this.#sessions.set(id, { session, until });
    this.#used += size;
    for (const oldest of this.#sessions.keys()) {
      if (this.#used <= this.#size) break;
      this.#drop(oldest);
    }
  }

  /** A session that is still kept at a time, undefined where there is none. */
  find(id: string, now: number): string | undefined {
    const kept = this.#sessions.get(id);
    if (!kept || now < kept.until) return kept?.session;
    this.#drop(id);
    return undefined;
  }

  #drop(id: string): void {
    const kept = this.#sessions.get(id);
    if (!kept) return;
    this.#sessions.delete(id);
    this.#used -= sizeOf(id, kept.session);
  }
}

function sizeOf(id: string, session: string): number {
  return OVERHEAD + id.length + session.length;
}
