import { peerAt, triesOf } from './peer-set.js';
import { RoundRobin } from './round-robin.js';
/** How often a peer is looked for by a hash before it is the next one's turn. */
const MOST_TRIES = 20;
/** What clients without an address (of a unix socket) count as. */
const NO_ADDRESS = '\0\0\0';
/**
 * Requests of clients with the same address, in IPv4 of the same /24 network, go to the same peer. `addressOf` gives
 * the bytes of a client's address. nginx: ngx_http_upstream_ip_hash_module.
 */
export function ipHash(addressOf) {
    return (set, now) => {
        const tries = triesOf(set);
        return (r) => new IpHash(set, tries, r, now, keyOf(addressOf(r)));
    };
}
function keyOf(address) {
    if (address.length === 16)
        return address;
    return address.length === 4 ? address.slice(0, 3) : NO_ADDRESS;
}
class IpHash extends RoundRobin {
    #key;
    #hash = 89;
    #tries = 0;
    constructor(set, tries, r, now, key) {
        super(set, tries, r, now);
        this.#key = key;
    }
    next() {
        while (!this.set.single && this.#tries <= MOST_TRIES) {
            for (let i = 0; i < this.#key.length; i++)
                this.#hash = (this.#hash * 113 + this.#key.charCodeAt(i)) % 6271;
            const peer = peerAt(this.set, this.#hash % this.set.totalWeight);
            if (peer && this.isCandidate(peer))
                return this.take(peer);
            this.#tries++;
        }
        return this.nextInTurn();
    }
}
//# sourceMappingURL=ip-hash.js.map