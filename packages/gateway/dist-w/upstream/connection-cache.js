/** The idle connections of one group of backends, the one that was used last first; nginx: ngx_http_upstream_keepalive_cache_t. */
export class ConnectionCache {
    #clock;
    #idle = [];
    constructor(clock) {
        this.#clock = clock;
    }
    /** An idle connection to a backend, which is then no longer idle. `key` stands for the address and how it is spoken with. */
    take(key) {
        const at = this.#idle.findLastIndex((idle) => idle.key === key && idle.alive);
        return this.#idle[at]?.awake();
    }
    /** Keeps a connection, or closes it where it has served its time. */
    keep(key, connection, limits) {
        const { now } = this.#clock;
        const old = now() - connection.openedAt > limits.time || limits.time === 0;
        if (connection.requests >= limits.requests || old || limits.connections === 0 || limits.timeout === 0) {
            connection.socket.destroy();
            return;
        }
        // a connection may yet turn out to have more on it than the response, or less of the request than all of it
        setImmediate(() => this.#keep(key, connection, limits));
    }
    #keep(key, connection, limits) {
        const { now, deadlines } = this.#clock;
        if (connection.socket.destroyed)
            return;
        if (this.#idle.length >= limits.connections)
            this.#idle.shift()?.close();
        const idle = new Idle(key, connection, () => {
            const at = this.#idle.indexOf(idle);
            if (at >= 0)
                this.#idle.splice(at, 1);
            deadlines.remove(idle);
        });
        idle.deadline = now() + limits.timeout;
        deadlines.add(idle);
        this.#idle.push(idle);
    }
}
/** A connection that waits for its next request. It does not keep the process alive. */
class Idle {
    key;
    deadline = 0;
    #connection;
    #gone;
    constructor(key, connection, gone) {
        this.key = key;
        this.#connection = connection;
        this.#gone = gone;
        connection.socket.on('close', gone);
        connection.socket.unref();
    }
    /** Whether the backend has not closed it. */
    get alive() {
        return !this.#connection.socket.destroyed;
    }
    awake() {
        const { socket } = this.#connection;
        this.#gone();
        socket.off('close', this.#gone);
        socket.ref();
        return this.#connection;
    }
    close() {
        this.#gone();
        this.#connection.socket.destroy();
    }
    expire() {
        this.close();
    }
}
const caches = new WeakMap();
/** The idle connections of a group. */
export function cacheOf(group, clock) {
    let cache = caches.get(group);
    if (!cache) {
        cache = new ConnectionCache(clock);
        caches.set(group, cache);
    }
    return cache;
}
//# sourceMappingURL=connection-cache.js.map