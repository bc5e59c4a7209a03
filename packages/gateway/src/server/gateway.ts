import type { Environment } from '../config/environment.ts';
import type { Configuration } from '../config/load.ts';
import { Deadlines } from '../http1/deadlines.ts';
import { Generation } from './generation.ts';
import { Listener } from './listener.ts';

/** A socket that could not be bound. */
export class BindError extends Error {
  /** As messages write it: `127.0.0.1:80`. */
  readonly address: string;

  constructor(address: string, cause: unknown) {
    super(`bind() to ${address} failed`, { cause });
    this.address = address;
  }
}

/** What is running: the sockets, and what is served on them by the configuration of the moment. */
export class Gateway {
  readonly #deadlines: Deadlines;
  readonly #environment: Environment;
  #listeners: ReadonlyMap<string, Listener> = new Map();
  #generation: Generation | undefined = undefined;
  /** Generations that still have connections, with the promise that these end. */
  readonly #retired: Map<Generation, Promise<void>> = new Map();
  #serial = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#deadlines = new Deadlines(environment.now);
  }

  /**
   * Serves by that configuration from now on. Sockets that it keeps are not closed, new ones are bound first; the
   * requests of the configuration before are finished by it, and its log files closed then. Where a socket cannot be
   * bound (BindError), everything stays as it was. `sockets` are descriptors of those that somebody else has bound.
   */
  async serve(configuration: Configuration, sockets: ReadonlyMap<string, number> = new Map()): Promise<void> {
    const generation = new Generation(configuration, this.#environment, this.#deadlines, () => ++this.#serial);
    const listeners = new Map<string, Listener>();
    const bound: Listener[] = [];
    const changes: (() => void)[] = [];
    try {
      for (const group of configuration.listens) {
        const kept = this.#listeners.get(group.key);
        const listener = kept ?? new Listener(group, generation);
        listeners.set(group.key, listener);
        if (kept) {
          changes.push(kept.prepare(group, generation));
          continue;
        }
        await listener.bind(sockets.get(group.key)).catch((error: unknown) => {
          throw new BindError(group.key, error);
        });
        bound.push(listener);
      }
    } catch (error) {
      for (const listener of bound) listener.close();
      throw error;
    }
    generation.begin();
    for (const change of changes) change();
    for (const [key, listener] of this.#listeners) if (listeners.get(key) !== listener) listener.close();
    this.#listeners = listeners;
    this.#retire();
    this.#generation = generation;
  }

  #retire(): void {
    const before = this.#generation;
    this.#generation = undefined;
    if (before)
      this.#retired.set(
        before,
        before.quit().finally(() => this.#retired.delete(before)),
      );
  }

  /** Stops listening, and waits until the requests in hand are served. */
  async quit(): Promise<void> {
    for (const listener of this.#listeners.values()) listener.close();
    this.#retire();
    await Promise.all(this.#retired.values());
  }

  /** Stops at once. */
  stop(): void {
    for (const listener of this.#listeners.values()) listener.close();
    for (const generation of this.#retired.keys()) generation.stop();
    this.#generation?.stop();
  }
}
