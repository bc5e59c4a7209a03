/** What a `server` is without parameters. */
export const DEFAULT_SERVER = { weight: 1, maxConns: 0, maxFails: 1, failTimeout: 10, down: false };
/** A peer and how it fares; nginx: ngx_http_upstream_rr_peer_t. Times are Unix seconds. */
export class PeerState {
    name;
    address;
    server;
    weight;
    /** The weight that counts: less after failures, and slowly more again. */
    effectiveWeight;
    /** Grows with every choice that does not fall on this peer. */
    currentWeight = 0;
    /** Connections at the moment. */
    conns = 0;
    #options;
    #fails = 0;
    #accessed = 0;
    #checked = 0;
    constructor(peer, options) {
        this.name = peer.name;
        this.address = peer.address;
        this.server = peer.server;
        this.weight = options.weight;
        this.effectiveWeight = options.weight;
        this.#options = options;
    }
    get down() {
        return this.#options.down;
    }
    /** Whether it can have another connection, failures aside. */
    get hasRoom() {
        const { down, maxConns } = this.#options;
        return !down && (maxConns === 0 || this.conns < maxConns);
    }
    /** Whether it is one to choose at that time. */
    isAvailable(now) {
        return this.hasRoom && !(this.#failsTooOften() && now - this.#checked <= this.#options.failTimeout);
    }
    /** Counts a connection. */
    take(now) {
        this.conns++;
        if (now - this.#checked > this.#options.failTimeout)
            this.#checked = now;
    }
    /** Notes an attempt that failed; returns whether it is now left alone for a while. */
    fail(now) {
        const { maxFails } = this.#options;
        this.#fails++;
        this.#accessed = now;
        this.#checked = now;
        if (maxFails === 0)
            return false;
        this.effectiveWeight = Math.max(0, this.effectiveWeight - Math.floor(this.weight / maxFails));
        return this.#failsTooOften();
    }
    /** Notes an attempt that did not fail: the first after a pause makes up for earlier failures. */
    succeed() {
        if (this.#accessed < this.#checked)
            this.#fails = 0;
    }
    #failsTooOften() {
        const { maxFails } = this.#options;
        return maxFails !== 0 && this.#fails >= maxFails;
    }
}
//# sourceMappingURL=peer-state.js.map