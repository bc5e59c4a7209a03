import type { Configuration } from '../config/load.ts';
import type { Environment } from '../config/module.ts';
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
  readonly #now: () => number;
  #listeners: ReadonlyMap<string, Listener> = new Map();
  #generation: Generation | undefined = undefined;
  #serial = 0;

  constructor(environment: Environment) {
    this.#now = environment.now;
    this.#deadlines = new Deadlines(environment.now);
  }

  /**
   * Serves by that configuration from now on. Sockets that it keeps are not closed, new ones are bound first; the
   * requests of the configuration before are finished by it. Where a certificate cannot be used (ConfigError) or a
   * socket not be bound (BindError), everything stays as it was.
   */
  async serve(configuration: Configuration): Promise<void> {
    const generation = new Generation(configuration, this.#now, this.#deadlines, () => ++this.#serial);
    const listeners = new Map<string, Listener>();
    const bound: Listener[] = [];
    const changes: (() => void)[] = [];
    try {
      for (const group of configuration.listens) {
        const kept = this.#listeners.get(group.key);
        if (kept?.suits(group)) changes.push(kept.prepare(group, generation));
        const listener = kept?.suits(group) ? kept : new Listener(group, generation);
        listeners.set(group.key, listener);
        if (listener === kept) continue;
        await listener.bind().catch((error: unknown) => {
          throw new BindError(group.key, error);
        });
        bound.push(listener);
      }
    } catch (error) {
      for (const listener of bound) listener.close();
      throw error;
    }
    for (const change of changes) change();
    for (const [key, listener] of this.#listeners) if (listeners.get(key) !== listener) listener.close();
    this.#listeners = listeners;
    void this.#generation?.quit();
    this.#generation = generation;
  }

  /** Stops listening, and waits until the requests in hand are served. */
  async quit(): Promise<void> {
    for (const listener of this.#listeners.values()) listener.close();
    await this.#generation?.quit();
  }

  /** Stops at once. */
  stop(): void {
    for (const listener of this.#listeners.values()) listener.close();
    this.#generation?.stop();
  }
}
