import type { Request } from '../request/request.ts';
import { crc32 } from './crc32.ts';
import { HashRing } from './hash-ring.ts';
import { type PeerSet, takeTurns, triesOf } from './peer-set.ts';
import type { PeerState } from './peer-state.ts';
import { type Balancing, RoundRobin } from './round-robin.ts';

/** How many points of the ring are looked at before it is the next peer's turn. */
const MOST_TRIES = 20;

/**
 * Requests with the same key go to the same peer, most of them also when peers come and go; those without a key go
 * round. Throws a RangeError for weights that are too large. nginx: `hash … consistent`.
 */
export function consistentHash(keyOf: (r: Request) => string): Balancing {
  return (set, now) => {
    const tries = triesOf(set);
    const ring = new HashRing(set.peers);
    return (r) => new ConsistentHash(set, tries, r, now, keyOf(r), ring);
  };
}

class ConsistentHash extends RoundRobin {
  readonly #key: string;
  readonly #ring: HashRing;
  #point: number;
  #tries = 0;

  constructor(set: PeerSet, tries: number, r: Request, now: () => number, key: string, ring: HashRing) {
    super(set, tries, r, now);
    this.#key = key;
    this.#ring = ring;
    this.#point = ring.find(crc32(key));
  }

  override next(): PeerState | undefined {
    while (!this.set.single && this.#key !== '' && this.#tries <= MOST_TRIES) {
      const server = this.#ring.serverAt(this.#point);
      // a server whose name has several addresses has several peers
      const peer = takeTurns(this.candidates().filter((candidate) => candidate.server === server));
      if (peer) return this.take(peer);
      this.#point++;
      this.#tries++;
    }
    return this.nextInTurn();
  }
}
