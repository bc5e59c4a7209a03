import { ConnectionZone } from './connection-zone.ts';
import { RequestZone } from './request-zone.ts';
import { SessionZone } from './session-zone.ts';
import { TokenZone } from './token-zone.ts';
import type {
  ConnectionClaim,
  RequestClaim,
  RequestVerdict,
  SessionClaim,
  SessionKeep,
  TokenClaim,
  TokenVerdict,
  Zones,
} from './zones.ts';

/** The zones themselves: in the master, or in the only process. They outlive a reload where their sizes and keys stay the same. */
export class LocalZones implements Zones {
  readonly #now: () => number;
  readonly #requests: Map<string, RequestZone> = new Map();
  readonly #connections: Map<string, ConnectionZone> = new Map();
  readonly #sessions: Map<string, SessionZone> = new Map();
  readonly #tokens: Map<string, TokenZone> = new Map();

  /** `now` is in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Source: ngx_http_limit_req_handler, ngx_http_limit_req_account. */
  claimRequest(claims: readonly RequestClaim[]): RequestVerdict {
    const now = this.#now();
    const excesses: number[] = [];
    for (const [i, claim] of claims.entries()) {
      const excess = this.#requestZone(claim).excess(claim.key, claim.rate, now);
      if (excess > claim.burst) return { refused: true, claim: i, excess, delay: 0 };
      excesses.push(excess);
    }
    let verdict: RequestVerdict = { refused: false, claim: claims.length - 1, excess: 0, delay: -1 };
    for (let i = claims.length - 1; i >= 0; i--) {
      const claim = claims[i];
      const excess = excesses[i];
      if (!claim || excess === undefined) continue;
      this.#requestZone(claim).count(claim.key, excess, now);
      const delay = excess <= claim.delay ? 0 : Math.floor(((excess - claim.delay) * 1000) / claim.rate);
      if (delay > verdict.delay) verdict = { refused: false, claim: i, excess, delay };
    }
    return verdict;
  }

  /** Source: ngx_http_limit_conn_handler. */
  enter(claims: readonly ConnectionClaim[]): number {
    for (const [i, claim] of claims.entries()) {
      if (this.#connectionZone(claim).enter(claim.key, claim.most)) continue;
      this.leave(claims.slice(0, i));
      return i;
    }
    return -1;
  }

  leave(claims: readonly ConnectionClaim[]): void {
    for (const claim of claims) this.#connectionZone(claim).leave(claim.key);
  }

  keepSession({ id, session, lifetime, ...claim }: SessionKeep): void {
    this.#sessionZone(claim).keep(id, session, this.#now() + lifetime);
  }

  findSession({ id, ...claim }: SessionClaim): string | undefined {
    return this.#sessionZone(claim).find(id, this.#now());
  }

  claimToken({ zone, size, id, act, expiresAt }: TokenClaim): TokenVerdict {
    // a reload that gives it another size is not to have used tokens open once more
    const tokens = zoneOf(this.#tokens, zone, () => new TokenZone(size));
    tokens.resize(size);
    const now = Math.floor(this.#now() / 1000);
    const before = tokens.find(id, now);
    if (act === 'look' || before === 'revoked' || (act === 'use' && before)) return before ?? 'unmarked';
    const mark = act === 'use' ? 'used' : 'revoked';
    return tokens.mark(id, mark, expiresAt || Number.POSITIVE_INFINITY, now) ? (before ?? 'unmarked') : 'full';
  }

  #sessionZone({ zone, size }: Omit<SessionClaim, 'id'>): SessionZone {
    return zoneOf(this.#sessions, `${zone} ${size}`, () => new SessionZone(size));
  }

  #requestZone(claim: RequestClaim): RequestZone {
    return zoneOf(this.#requests, zoneId(claim), () => new RequestZone(claim.size));
  }

  #connectionZone(claim: ConnectionClaim): ConnectionZone {
    return zoneOf(this.#connections, zoneId(claim), () => new ConnectionZone(claim.size));
  }
}

function zoneOf<Zone>(zones: Map<string, Zone>, key: string, make: () => Zone): Zone {
  const known = zones.get(key);
  if (known) return known;
  const zone = make();
  zones.set(key, zone);
  return zone;
}

/** What tells one zone from another. */
export function zoneId({ zone, size, keys }: Pick<ConnectionClaim, 'zone' | 'size' | 'keys'>): string {
  return `${zone} ${size} ${keys}`;
}
