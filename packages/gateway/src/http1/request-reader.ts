import type { CoreSettings } from '../request/settings.ts';
import { type HeadLimits, RequestHead } from './head.ts';
import { Input } from './input.ts';
import { type BodyProgress, RequestBody } from './request-body.ts';
import type { HeadFault } from './request-fields.ts';

/** How much input is kept while nobody takes it before the client is held back, in bytes. */
const READ_AHEAD = 65_536;

/** Takes what a client sends apart: a head, the body that it announces, the next head. */
export class RequestReader {
  readonly #input: Input = new Input();
  readonly #limits: HeadLimits;
  #head: RequestHead;
  /** The body of the request whose head was read last; undefined where it has none. */
  body: RequestBody | undefined = undefined;

  constructor(settings: CoreSettings) {
    this.#limits = limitsOf(settings);
    this.#head = new RequestHead(this.#limits);
  }

  /** How many bytes have come and not been taken. */
  get pending(): number {
    return this.#input.length;
  }

  /** Whether the client is to be held back. */
  get full(): boolean {
    return this.#input.length > READ_AHEAD;
  }

  /** Whether some of a head has come, and the rest has not. */
  get started(): boolean {
    return this.#head.started;
  }

  /** Whether the request in hand is yet to be read to its end. */
  get inBody(): boolean {
    return this.body !== undefined && !this.body.done;
  }

  /** Adds what has come. It may be lent until `keep` is called. */
  add(chunk: Buffer): void {
    this.#input.add(chunk);
  }

  /** Makes what has come and has not been taken its own. */
  keep(): void {
    this.#input.keep();
  }

  /** Takes everything that has come and has not been taken, for somebody else to read. */
  takeRest(): Buffer {
    const rest = this.#input.bytes.subarray(this.#input.at);
    this.#input.clear();
    return rest;
  }

  /** Throws away what has come. */
  clear(): void {
    this.#input.clear();
  }

  /** The next head: complete, or why it is refused; undefined while some of it is yet to come. */
  readHead(): RequestHead | { readonly head: RequestHead; readonly fault: HeadFault } | undefined {
    const head = this.#head;
    const stopped = head.read(this.#input.lent, this.#input.text, this.#input.at);
    if (typeof stopped !== 'number') return { head, fault: stopped };
    this.#input.moveTo(stopped);
    if (!head.complete) return undefined;
    this.#head = new RequestHead(this.#limits);
    this.body = head.contentLength > 0 || head.chunked ? new RequestBody(head.contentLength, head.chunked) : undefined;
    return head;
  }

  /** The head as far as it has come, for one that has to be refused unread. */
  get unfinished(): RequestHead {
    return this.#head;
  }

  /** Reads on in the body. `limit` is in bytes of content, 0 for none; `taken` counts the bytes of this call. */
  readBody(body: RequestBody, limit: number): { readonly progress: BodyProgress; readonly taken: number } {
    const before = this.#input.length;
    const progress = body.read(this.#input, limit);
    return { progress, taken: before - this.#input.length };
  }
}

function limitsOf(settings: CoreSettings): HeadLimits {
  const { client_header_buffer_size: first, large_client_header_buffers: large } = settings;
  return {
    line: Math.max(first, large.size),
    total: first + large.number * large.size,
    ignoreInvalidHeaders: settings.ignore_invalid_headers,
    underscores: settings.underscores_in_headers,
  };
}
