import { crc32 } from './crc32.js';
import { HashRing } from './hash-ring.js';
import { takeTurns, triesOf } from './peer-set.js';
import { RoundRobin } from './round-robin.js';
/** How many points of the ring are looked at before it is the next peer's turn. */
const MOST_TRIES = 20;
/**
 * Requests with the same key go to the same peer, most of them also when peers come and go; those without a key go
 * round. Throws a RangeError for weights that are too large. nginx: `hash … consistent`.
 */
export function consistentHash(keyOf) {
    return (set, now) => {
        const tries = triesOf(set);
        const ring = new HashRing(set.peers);
        return (r) => new ConsistentHash(set, tries, r, now, keyOf(r), ring);
    };
}
class ConsistentHash extends RoundRobin {
    #key;
    #ring;
    #point;
    #tries = 0;
    constructor(set, tries, r, now, key, ring) {
        super(set, tries, r, now);
        this.#key = key;
        this.#ring = ring;
        this.#point = ring.find(crc32(key));
    }
    next() {
        while (!this.set.single && this.#key !== '' && this.#tries <= MOST_TRIES) {
            const server = this.#ring.serverAt(this.#point);
            // a server whose name has several addresses has several peers
            const peer = takeTurns(this.candidates().filter((candidate) => candidate.server === server));
            if (peer)
                return this.take(peer);
            this.#point++;
            this.#tries++;
        }
        return this.nextInTurn();
    }
}
//# sourceMappingURL=consistent-hash.js.map