import { type LocalZones, zoneId } from './local-zones.ts';
import type {
  ConnectionClaim,
  RequestClaim,
  RequestVerdict,
  SessionClaim,
  SessionKeep,
  TokenClaim,
  TokenVerdict,
  Zones,
} from './zones.ts';

/** What a worker asks the process that has the zones. */
export type ZoneQuestion =
  | { readonly id: number; readonly request: readonly RequestClaim[] }
  | { readonly id: number; readonly enter: readonly ConnectionClaim[] }
  | { readonly leave: readonly ConnectionClaim[] }
  | { readonly keep: SessionKeep }
  | { readonly id: number; readonly find: SessionClaim }
  | { readonly id: number; readonly token: TokenClaim };

/** What a question can be answered with: a number is a claim's, a text a session or a token's verdict. */
type Answer = RequestVerdict | number | string;

/** What it is answered. */
export interface ZoneAnswer {
  readonly id: number;
  readonly answer: Answer;
}

const VERDICTS: readonly TokenVerdict[] = ['unmarked', 'used', 'revoked', 'full'];

/** Zones that are in another process, which is asked for each request. */
export class ZoneClient implements Zones {
  readonly #ask: (question: ZoneQuestion) => void;
  readonly #waiting: Map<number, (answer: Answer) => void> = new Map();
  #last = 0;
  #closed = false;

  constructor(ask: (question: ZoneQuestion) => void) {
    this.#ask = ask;
  }

  async claimRequest(claims: readonly RequestClaim[]): Promise<RequestVerdict> {
    const answer = await this.#answer((id) => ({ id, request: claims }));
    return typeof answer === 'object' ? answer : { refused: false, claim: 0, excess: 0, delay: 0 };
  }

  async enter(claims: readonly ConnectionClaim[]): Promise<number> {
    const answer = await this.#answer((id) => ({ id, enter: claims }));
    return typeof answer === 'number' ? answer : -1;
  }

  leave(claims: readonly ConnectionClaim[]): void {
    this.#ask({ leave: claims });
  }

  keepSession(keep: SessionKeep): void {
    this.#ask({ keep });
  }

  async findSession(find: SessionClaim): Promise<string | undefined> {
    const answer = await this.#answer((id) => ({ id, find }));
    return typeof answer === 'string' && answer !== '' ? answer : undefined;
  }

  async claimToken(token: TokenClaim): Promise<TokenVerdict | undefined> {
    const answer = await this.#answer((id) => ({ id, token }));
    return VERDICTS.find((verdict) => verdict === answer);
  }

  /** An answer has come. */
  receive({ id, answer }: ZoneAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  /** No answers come any more: what waits for one goes on, for there is nobody left who counts. */
  close(): void {
    this.#closed = true;
    for (const resolve of this.#waiting.values()) resolve(-1);
    this.#waiting.clear();
  }

  #answer(question: (id: number) => ZoneQuestion): Promise<Answer> {
    if (this.#closed) return Promise.resolve(-1);
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#ask(question(id));
    });
  }
}

/** Answers one worker, and knows what it has under way. */
export class ZoneServer {
  readonly #zones: LocalZones;
  readonly #tell: (answer: ZoneAnswer) => void;
  /** By zone, size and key, each with how often it has been entered. */
  readonly #entered: Map<string, { readonly claim: ConnectionClaim; count: number }> = new Map();
  #closed = false;

  constructor(zones: LocalZones, tell: (answer: ZoneAnswer) => void) {
    this.#zones = zones;
    this.#tell = tell;
  }

  receive(question: ZoneQuestion): void {
    // the end of a process may be known before all that it has said is read
    if (this.#closed) return;
    if ('leave' in question) return this.#leave(question.leave);
    if ('keep' in question) return this.#zones.keepSession(question.keep);
    const { id } = question;
    if ('find' in question) return this.#tell({ id, answer: this.#zones.findSession(question.find) ?? '' });
    if ('token' in question) return this.#tell({ id, answer: this.#zones.claimToken(question.token) });
    if ('request' in question) return this.#tell({ id, answer: this.#zones.claimRequest(question.request) });
    const answer = this.#zones.enter(question.enter);
    if (answer < 0) for (const claim of question.enter) this.#entryOf(claim).count++;
    this.#tell({ id, answer });
  }

  /** The worker is gone, and what it had under way with it. */
  close(): void {
    this.#closed = true;
    for (const { claim, count } of this.#entered.values()) {
      for (let i = 0; i < count; i++) this.#zones.leave([claim]);
    }
    this.#entered.clear();
  }

  #leave(claims: readonly ConnectionClaim[]): void {
    this.#zones.leave(claims);
    for (const claim of claims) {
      const entry = this.#entryOf(claim);
      entry.count--;
      if (entry.count <= 0) this.#entered.delete(nameOf(claim));
    }
  }

  #entryOf(claim: ConnectionClaim): { readonly claim: ConnectionClaim; count: number } {
    const known = this.#entered.get(nameOf(claim));
    if (known) return known;
    const entry = { claim, count: 0 };
    this.#entered.set(nameOf(claim), entry);
    return entry;
  }
}

function nameOf(claim: ConnectionClaim): string {
  return `${zoneId(claim)} ${claim.key}`;
}
