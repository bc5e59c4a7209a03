import { setTimeout as pause } from 'node:timers/promises';
import type { MakeRedisClient, RedisClient } from './redis-client.ts';
import { type RedisOutage, reasonOf } from './redis-outage.ts';

/** How long until a server is connected to again, at first and at most; milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

/** A connection that has lasted so long was none that fails at once: milliseconds. */
const LASTING = 5000;

/** How long a client whose place another has taken may be waited for by requests that have asked it, in milliseconds. */
const LAST_ANSWERS = 5000;

/** Sees to it that there is a client that is connected, whatever becomes of the server. */
export class RedisLink {
  readonly #make: MakeRedisClient;
  readonly #outage: RedisOutage;
  #current: RedisClient | undefined;
  #currentSince = 0;
  /** The attempt that requests wait for: the first one after a connection was lost, or at the start. */
  #firstAttempt: Promise<unknown> | undefined;
  #renewing = false;
  #ended = false;
  #failures = 0;
  readonly #open: Set<RedisClient> = new Set();

  constructor(make: MakeRedisClient, outage: RedisOutage) {
    this.#make = make;
    this.#outage = outage;
  }

  /** Connects, and does so again whenever that is lost. */
  begin(): void {
    void this.#renew();
  }

  /** Closes all connections. */
  end(): void {
    this.#ended = true;
    this.#current = undefined;
    for (const client of this.#open) this.#close(client);
  }

  /** A client; by a promise while a first attempt to connect is under way; undefined where there is none. */
  get client(): RedisClient | undefined | Promise<RedisClient | undefined> {
    return this.#current ?? this.#firstAttempt?.then(() => this.#current);
  }

  /** Has another client take the place of one that has failed. */
  replace(client: RedisClient): void {
    if (client !== this.#current || this.#ended) return;
    if (!client.survives) {
      this.#current = undefined;
      this.#close(client);
    }
    void this.#renew();
  }

  async #renew(): Promise<void> {
    if (this.#renewing || this.#ended) return;
    this.#renewing = true;
    if (performance.now() - this.#currentSince > LASTING) this.#failures = 0;
    let connected = false;
    while (!connected && !this.#ended) {
      const failures = this.#failures++;
      if (failures > 0) {
        await pause(Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 10), LONGEST_PAUSE), undefined, { ref: false });
      }
      const attempt = this.#attempt();
      if (failures === 0) this.#firstAttempt = attempt;
      connected = await attempt;
      this.#firstAttempt = undefined;
    }
    this.#renewing = false;
  }

  async #attempt(): Promise<boolean> {
    if (this.#ended) return false;
    const client: RedisClient = this.#make(() => this.replace(client));
    this.#open.add(client);
    try {
      await client.connect();
    } catch (error) {
      this.#close(client);
      if (!this.#ended) this.#outage.failed(reasonOf(error));
      return false;
    }
    if (this.#ended) {
      // what was being connected could not be closed before
      this.#close(client);
      return false;
    }
    const before = this.#current;
    if (before) setTimeout(() => this.#close(before), LAST_ANSWERS).unref();
    this.#current = client;
    this.#currentSince = performance.now();
    this.#outage.answered();
    return true;
  }

  #close(client: RedisClient): void {
    this.#open.delete(client);
    client.destroy();
  }
}
