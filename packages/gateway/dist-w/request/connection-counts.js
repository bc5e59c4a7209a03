/** Of nobody. */
export const NO_COUNTS = {
    accepted: 0,
    handled: 0,
    requests: 0,
    active: 0,
    reading: 0,
    writing: 0,
    waiting: 0,
};
/** The sums of counts. */
export function sumOfCounts(counts) {
    const sum = { ...NO_COUNTS };
    for (const one of counts)
        for (const key of Object.keys(sum))
            sum[key] += one[key];
    return sum;
}
/** Counts of a process and its clients' connections, whatever configuration they are served by. */
export class ConnectionCounts {
    /** Those of the other workers, as far as they are known here. */
    elsewhere = NO_COUNTS;
    /** Connections that came in. */
    accepted = 0;
    /** Connections that there was room for. */
    handled = 0;
    /** Requests of which at least something has come. */
    requests = 0;
    #watched = new Set();
    /** Takes connections into account until `forget`. */
    watch(connections) {
        this.#watched.add(connections);
    }
    /** Takes connections into account no longer. */
    forget(connections) {
        this.#watched.delete(connections);
    }
    /** How many connections are open. */
    get active() {
        let active = 0;
        for (const { open } of this.#watched)
            active += open;
        return active;
    }
    /** What the open connections are doing: looks at each of them, so that nothing has to be kept while they do it. */
    states() {
        const count = { active: this.active, reading: 0, writing: 0, waiting: 0 };
        for (const { connections } of this.#watched) {
            for (const { activity } of connections)
                count[activity]++;
        }
        return count;
    }
    /** Those of this process. */
    own() {
        return { accepted: this.accepted, handled: this.handled, requests: this.requests, ...this.states() };
    }
    /** Those of all workers. */
    totals() {
        return this.elsewhere === NO_COUNTS ? this.own() : sumOfCounts([this.own(), this.elsewhere]);
    }
}
/** The counts of this process: nginx's ngx_stat_… */
export const connectionCounts = new ConnectionCounts();
//# sourceMappingURL=connection-counts.js.map