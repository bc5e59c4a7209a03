import type { Zones } from '../../zones/zones.ts';
import type { SessionCache } from './session-cache.ts';

/** TLS sessions that are kept for clients who come without a ticket, by their identifiers in hexadecimal. */
export interface SessionStore {
  keep(id: string, session: Buffer): void;
  find(id: string): Buffer | undefined | Promise<Buffer | undefined>;
}

/** The sessions of this process alone, the oldest of which give way. */
class BuiltinSessions implements SessionStore {
  readonly #most: number;
  readonly #sessions: Map<string, Buffer> = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  keep(id: string, session: Buffer): void {
    this.#sessions.delete(id);
    this.#sessions.set(id, session);
    for (const oldest of this.#sessions.keys()) {
      // as OpenSSL has it, 0 is no limit; a limit there is all the same
      if (this.#sessions.size <= (this.#most || LARGEST)) break;
      this.#sessions.delete(oldest);
    }
  }

  find(id: string): Buffer | undefined {
    return this.#sessions.get(id);
  }
}

const LARGEST = 1_000_000;

/**
 * Where the sessions of a server are kept, undefined for nowhere: OpenSSL itself sees to it that one is not used after
 * `lifetime` seconds, nor by a server with other certificates.
 */
export function sessionStore(
  { builtin, shared }: SessionCache,
  lifetime: number,
  zones: Zones | undefined,
): SessionStore | undefined {
  if (!shared || !zones) return builtin === undefined ? undefined : new BuiltinSessions(builtin);
  const { name: zone, size } = shared;
  const decode = (session: string | undefined): Buffer | undefined =>
    session === undefined ? undefined : Buffer.from(session, 'base64');
  return {
    keep: (id, session) =>
      zones.keepSession({ zone, size, id, session: session.toString('base64'), lifetime: lifetime * 1000 }),
    find: (id) => {
      const found = zones.findSession({ zone, size, id });
      return found instanceof Promise ? found.then(decode) : decode(found);
    },
  };
}
