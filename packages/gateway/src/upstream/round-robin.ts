import { LEVEL } from '../log/level.ts';
import type { Request } from '../request/request.ts';
import type { Selection } from './peer.ts';
import { type PeerSet, takeTurns, triesOf } from './peer-set.ts';
import type { PeerState } from './peer-state.ts';

/** How requests are spread over peers: begins to choose for one request. */
export type Balancer = (r: Request) => Selection;

/** Makes a balancer of its peers; `now` gives milliseconds. */
export type Balancing = (set: PeerSet, now: () => number) => Balancer;

/** Peers take turns by their weights, backups when no other can. nginx: ngx_http_upstream_round_robin. */
export const roundRobin: Balancing = (set, now) => {
  const tries = triesOf(set);
  return (r) => new RoundRobin(set, tries, r, now);
};

/** The choice of peers for one request; the base of other methods, as in nginx. */
export class RoundRobin implements Selection {
  readonly tries: number;
  /** The peers to choose from: the backups, once none of the others could be asked. */
  protected set: PeerSet;
  readonly #tried: Set<PeerState> = new Set();
  readonly #r: Request;
  readonly #now: () => number;

  constructor(set: PeerSet, tries: number, r: Request, now: () => number) {
    this.set = set;
    this.tries = tries;
    this.#r = r;
    this.#now = now;
  }

  next(): PeerState | undefined {
    return this.nextInTurn();
  }

  free(peer: PeerState, failed: boolean): void {
    peer.conns--;
    if (this.set.single) return;
    if (!failed) peer.succeed();
    else if (peer.fail(this.seconds())) this.#r.log(LEVEL.warn, 'upstream server temporarily disabled');
  }

  /** A peer by the method, of those that can be asked and have not been. */
  protected choose(candidates: readonly PeerState[]): PeerState | undefined {
    return takeTurns(candidates);
  }

  /** The next peer, and if there is none, the next of the backups. */
  protected nextInTurn(): PeerState | undefined {
    const { peers, single, backup } = this.set;
    const chosen = single ? peers.find((peer) => peer.hasRoom) : this.choose(this.candidates());
    if (chosen) return this.take(chosen);
    if (!backup) return undefined;
    this.set = backup;
    this.#tried.clear();
    return this.nextInTurn();
  }

  /** The peers that can be asked and have not been. */
  protected candidates(): readonly PeerState[] {
    const now = this.seconds();
    return this.set.peers.filter((peer) => this.isCandidate(peer, now));
  }

  /** Whether a peer is one of the candidates. */
  protected isCandidate(peer: PeerState, now: number = this.seconds()): boolean {
    return !this.#tried.has(peer) && peer.isAvailable(now);
  }

  /** Counts a connection to a peer, which is then no candidate any more. */
  protected take(peer: PeerState): PeerState {
    this.#tried.add(peer);
    peer.take(this.seconds());
    return peer;
  }

  /** Unix time. */
  protected seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
