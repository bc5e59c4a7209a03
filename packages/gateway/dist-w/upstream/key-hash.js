import { crc32 } from './crc32.js';
import { peerAt, triesOf } from './peer-set.js';
import { RoundRobin } from './round-robin.js';
/** How often a peer is looked for by a hash before it is the next one's turn. */
const MOST_TRIES = 20;
/**
 * Requests with the same key go to the same peer, by the formula of Cache::Memcached; those without a key go round.
 * nginx: ngx_http_upstream_hash_module.
 */
export function keyHash(keyOf) {
    return (set, now) => {
        const tries = triesOf(set);
        return (r) => new KeyHash(set, tries, r, now, keyOf(r));
    };
}
class KeyHash extends RoundRobin {
    #key;
    #hash = 0;
    #rehash = 0;
    #tries = 0;
    constructor(set, tries, r, now, key) {
        super(set, tries, r, now);
        this.#key = key;
    }
    next() {
        while (!this.set.single && this.#key !== '' && this.#tries <= MOST_TRIES) {
            const text = this.#rehash === 0 ? this.#key : `${this.#rehash}${this.#key}`;
            this.#hash = (this.#hash + ((crc32(text) >>> 16) & 0x7fff)) >>> 0;
            this.#rehash++;
            const peer = peerAt(this.set, this.#hash % this.set.totalWeight);
            if (peer && this.isCandidate(peer))
                return this.take(peer);
            this.#tries++;
        }
        return this.nextInTurn();
    }
}
//# sourceMappingURL=key-hash.js.map