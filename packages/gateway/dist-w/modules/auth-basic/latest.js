/**
 * Loads something that may change at any time, once for many who ask at one time. Each gets a load that began no
 * earlier than it asked: those who ask while one is running share the next.
 */
export class Latest {
    #load;
    #running;
    #waiting;
    /** The load must not reject. */
    constructor(load) {
        this.#load = load;
    }
    get() {
        if (this.#waiting)
            return this.#waiting;
        if (!this.#running)
            return this.#start();
        this.#waiting = this.#running.then(() => this.#start());
        return this.#waiting;
    }
    #start() {
        this.#waiting = undefined;
        const loading = this.#load().then((loaded) => {
            this.#running = undefined;
            return loaded;
        });
        this.#running = loading;
        return loading;
    }
}
//# sourceMappingURL=latest.js.map