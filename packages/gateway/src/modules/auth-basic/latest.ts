/**
 * Loads something that may change at any time, once for many who ask at one time. Each gets a load that began no
 * earlier than it asked: those who ask while one is running share the next.
 */
export class Latest<T> {
  readonly #load: () => Promise<T>;
  #running: Promise<T> | undefined;
  #waiting: Promise<T> | undefined;

  /** The load must not reject. */
  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get(): Promise<T> {
    if (this.#waiting) return this.#waiting;
    if (!this.#running) return this.#start();
    this.#waiting = this.#running.then(() => this.#start());
    return this.#waiting;
  }

  #start(): Promise<T> {
    this.#waiting = undefined;
    const loading = this.#load().then((loaded) => {
      this.#running = undefined;
      return loaded;
    });
    this.#running = loading;
    return loading;
  }
}
