import type { Request } from '../request/request.ts';
import { type PeerSet, peerAt, triesOf } from './peer-set.ts';
import type { PeerState } from './peer-state.ts';
import { type Balancing, RoundRobin } from './round-robin.ts';

/** How often a peer is drawn before it is the next one's turn. */
const MOST_TRIES = 20;

/**
 * Requests go to a peer drawn by weight, or with `two` to that of two with fewer connections. `random` gives whole
 * numbers from 0 on. nginx: ngx_http_upstream_random_module.
 */
export function randomChoice(two: boolean, random: () => number): Balancing {
  return (set, now) => {
    const tries = triesOf(set);
    return (r) => new RandomChoice(set, tries, r, now, two, random);
  };
}

class RandomChoice extends RoundRobin {
  readonly #two: boolean;
  readonly #random: () => number;
  #tries = 0;

  constructor(set: PeerSet, tries: number, r: Request, now: () => number, two: boolean, random: () => number) {
    super(set, tries, r, now);
    this.#two = two;
    this.#random = random;
  }

  override next(): PeerState | undefined {
    const first = this.#draw(undefined);
    if (!first || !this.#two) return first ? this.take(first) : this.nextInTurn();
    this.#tries++;
    const second = this.#draw(first);
    // as in nginx, where no second one turns up, it is the next one's turn
    if (!second) return this.nextInTurn();
    return this.take(second.conns * first.weight > first.conns * second.weight ? first : second);
  }

  /** Another peer than `other`, by weight; undefined when it has been tried for too often. */
  #draw(other: PeerState | undefined): PeerState | undefined {
    while (!this.set.single && this.#tries <= MOST_TRIES) {
      const peer = peerAt(this.set, this.#random() % this.set.totalWeight);
      if (peer && peer !== other && this.isCandidate(peer)) return peer;
      this.#tries++;
    }
    return undefined;
  }
}
