import type { WhileServing } from '../../config/while-serving.ts';
import type { ErrorLog } from '../../log/error-log.ts';
import type { TokenVerdict } from '../../zones/zones.ts';
import type { MakeRedisClient, RedisClient } from './redis-client.ts';
import { RedisLink } from './redis-link.ts';
import { RedisOutage, reasonOf } from './redis-outage.ts';
import type { TokenQuestion, TokenStore } from './token-store.ts';

/** What the names of all keys begin with; the rest is the identifier of a token, which does not give it away. */
export const KEY_PREFIX = 'edgeseal:token:';

/** How many requests of a worker may wait for the server. */
const MOST_WAITING = 10_000;

/** A connection on which nothing is answered for so long is taken for lost, in milliseconds. */
const HOPELESS = 3000;

/** The marks of tokens in a Redis or Valkey server, which several machines share. */
export class RedisStore implements TokenStore, WhileServing {
  /** An outage is logged once, not by each request. */
  readonly logsOutages = true;
  readonly #link: RedisLink;
  readonly #outage: RedisOutage;
  readonly #now: () => number;
  #waiting = 0;

  /** `name` is what logs call the server; `now` is in milliseconds. */
  constructor(make: MakeRedisClient, name: string, now: () => number) {
    this.#outage = new RedisOutage(name);
    this.#link = new RedisLink(make, this.#outage);
    this.#now = now;
  }

  begin(log: ErrorLog): void {
    this.#outage.begin(log);
    this.#link.begin();
  }

  end(): void {
    this.#link.end();
    this.#outage.end();
  }

  ask(question: TokenQuestion, patience: number): undefined | Promise<TokenVerdict | undefined> {
    const { client } = this.#link;
    if (!client || this.#waiting >= MOST_WAITING) return undefined;
    this.#waiting++;
    return new Promise((resolve) => {
      let timer = setTimeout(() => {
        resolve(undefined);
        this.#outage.failed('in time');
        if (client instanceof Promise) return;
        timer = setTimeout(() => this.#link.replace(client), Math.max(HOPELESS - patience, 0));
        timer.unref();
      }, patience);
      void this.#answer(client, question).then((verdict) => {
        clearTimeout(timer);
        this.#waiting--;
        resolve(verdict);
      });
    });
  }

  /** Never rejects. */
  async #answer(
    waitedFor: RedisClient | Promise<RedisClient | undefined>,
    question: TokenQuestion,
  ): Promise<TokenVerdict | undefined> {
    const client = await waitedFor;
    if (!client) return undefined;
    try {
      const verdict = await ask(client, question, this.#now());
      this.#outage.answered();
      return verdict;
    } catch (error) {
      this.#outage.failed(reasonOf(error));
      if (client.survives) this.#link.replace(client);
      return isFull(error) ? 'full' : undefined;
    }
  }
}

async function ask(client: RedisClient, { act, id, expiresAt }: TokenQuestion, now: number): Promise<TokenVerdict> {
  const key = KEY_PREFIX + id;
  if (act === 'look') return verdictOf(await client.get(key)) ?? 'unmarked';
  // how long, not until when: the clock of the server may be another
  const life = expiresAt > 0 ? Math.max(expiresAt * 1000 - now, 1) : 0;
  const set = await client.set(key, act === 'use' ? 'used' : 'revoked', life, act === 'use');
  // a mark that was in the way and is gone was of a token that has expired since
  return set ? 'unmarked' : (verdictOf(await client.get(key)) ?? 'used');
}

/** It has no room, and was told to forget nothing. */
function isFull(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('OOM ');
}

function verdictOf(mark: string | null): TokenVerdict | undefined {
  if (mark === null) return undefined;
  return mark === 'revoked' ? 'revoked' : 'used';
}
