import { stateSize } from './state-size.js';
/** The keys of one `limit_conn_zone`, with how many requests of each are under way. */
export class ConnectionZone {
    #size;
    #used = 0;
    #counts = new Map();
    /** `size` is in bytes. */
    constructor(size) {
        this.#size = size;
    }
    /** Counts one more; false where that would be more than `most`, or there is no room for another key. */
    enter(key, most) {
        const count = this.#counts.get(key) ?? 0;
        if (count >= most)
            return false;
        if (count === 0) {
            const size = stateSize(key);
            if (this.#used + size > this.#size)
                return false;
            this.#used += size;
        }
        this.#counts.set(key, count + 1);
        return true;
    }
    /** Counts one less. */
    leave(key) {
        const count = this.#counts.get(key) ?? 0;
        if (count > 1) {
            this.#counts.set(key, count - 1);
        }
        else if (count === 1) {
            this.#counts.delete(key);
            this.#used -= stateSize(key);
        }
    }
    /** How many requests of a key are under way. */
    countOf(key) {
        return this.#counts.get(key) ?? 0;
    }
}
//# sourceMappingURL=connection-zone.js.map