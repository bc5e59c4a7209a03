import type { Request } from '../request/request.ts';
import { crc32 } from './crc32.ts';
import { type PeerSet, peerAt, triesOf } from './peer-set.ts';
import type { PeerState } from './peer-state.ts';
import { type Balancing, RoundRobin } from './round-robin.ts';

/** How often a peer is looked for by a hash before it is the next one's turn. */
const MOST_TRIES = 20;

/**
 * Requests with the same key go to the same peer, by the formula of Cache::Memcached; those without a key go round.
 * nginx: ngx_http_upstream_hash_module.
 */
export function keyHash(keyOf: (r: Request) => string): Balancing {
  return (set, now) => {
    const tries = triesOf(set);
    return (r) => new KeyHash(set, tries, r, now, keyOf(r));
  };
}

class KeyHash extends RoundRobin {
  readonly #key: string;
  #hash = 0;
  #rehash = 0;
  #tries = 0;

  constructor(set: PeerSet, tries: number, r: Request, now: () => number, key: string) {
    super(set, tries, r, now);
    this.#key = key;
  }

  override next(): PeerState | undefined {
    while (!this.set.single && this.#key !== '' && this.#tries <= MOST_TRIES) {
      const text = this.#rehash === 0 ? this.#key : `${this.#rehash}${this.#key}`;
      this.#hash = (this.#hash + ((crc32(text) >>> 16) & 0x7fff)) >>> 0;
      this.#rehash++;
      const peer = peerAt(this.set, this.#hash % this.set.totalWeight);
      if (peer && this.isCandidate(peer)) return this.take(peer);
      this.#tries++;
    }
    return this.nextInTurn();
  }
}
