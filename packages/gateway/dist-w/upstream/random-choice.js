import { peerAt, triesOf } from './peer-set.js';
import { RoundRobin } from './round-robin.js';
/** How often a peer is drawn before it is the next one's turn. */
const MOST_TRIES = 20;
/**
 * Requests go to a peer drawn by weight, or with `two` to that of two with fewer connections. `random` gives whole
 * numbers from 0 on. nginx: ngx_http_upstream_random_module.
 */
export function randomChoice(two, random) {
    return (set, now) => {
        const tries = triesOf(set);
        return (r) => new RandomChoice(set, tries, r, now, two, random);
    };
}
class RandomChoice extends RoundRobin {
    #two;
    #random;
    #tries = 0;
    constructor(set, tries, r, now, two, random) {
        super(set, tries, r, now);
        this.#two = two;
        this.#random = random;
    }
    next() {
        const first = this.#draw(undefined);
        if (!first || !this.#two)
            return first ? this.take(first) : this.nextInTurn();
        this.#tries++;
        const second = this.#draw(first);
        // as in nginx, where no second one turns up, it is the next one's turn
        if (!second)
            return this.nextInTurn();
        return this.take(second.conns * first.weight > first.conns * second.weight ? first : second);
    }
    /** Another peer than `other`, by weight; undefined when it has been tried for too often. */
    #draw(other) {
        while (!this.set.single && this.#tries <= MOST_TRIES) {
            const peer = peerAt(this.set, this.#random() % this.set.totalWeight);
            if (peer && peer !== other && this.isCandidate(peer))
                return peer;
            this.#tries++;
        }
        return undefined;
    }
}
//# sourceMappingURL=random-choice.js.map