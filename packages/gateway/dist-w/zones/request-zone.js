import { stateSize } from './state-size.js';
/** The keys of one `limit_req_zone`; the one that was asked for the longest time ago gives way where there is no room. */
export class RequestZone {
    #size;
    #used = 0;
    /** In the order of their last use. */
    #states = new Map();
    /** `size` is in bytes. */
    constructor(size) {
        this.#size = size;
    }
    /** How far a key would be ahead with one request more; nothing is counted yet. Source: ngx_http_limit_req_lookup. */
    excess(key, rate, now) {
        const state = this.#states.get(key);
        if (!state)
            return 0;
        // a clock that was set back does not let anybody in
        const elapsed = now - state.last < -60_000 ? 1 : Math.max(now - state.last, 0);
        return Math.max(state.excess - Math.floor((rate * elapsed) / 1000) + 1000, 0);
    }
    /** Counts a request, after which its key is that far ahead. */
    count(key, excess, now) {
        const known = this.#states.get(key);
        if (known)
            this.#states.delete(key);
        else
            this.#makeRoom(key);
        this.#states.set(key, { excess, last: now });
    }
    /** How many keys there are. */
    get length() {
        return this.#states.size;
    }
    #makeRoom(key) {
        this.#used += stateSize(key);
        for (const oldest of this.#states.keys()) {
            if (this.#used <= this.#size)
                break;
            this.#states.delete(oldest);
            this.#used -= stateSize(oldest);
        }
    }
}
//# sourceMappingURL=request-zone.js.map