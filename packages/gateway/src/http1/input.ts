import { owned } from './lending.ts';

const NOTHING: Buffer = Buffer.alloc(0);

/** What a client has sent and nobody has taken yet. */
export class Input {
  #bytes: Buffer = NOTHING;
  #at = 0;
  #text: string | undefined = undefined;

  /** How many bytes there are. */
  get length(): number {
    return this.#bytes.length - this.#at;
  }

  /** The bytes, which may be kept, and where (then) those that have not been taken start: for those who need no copy. */
  get bytes(): Buffer {
    this.keep();
    return this.#bytes;
  }

  get at(): number {
    return this.#at;
  }

  /** The bytes, which may be overwritten after this turn: only to be looked at. */
  get lent(): Uint8Array {
    return this.#bytes;
  }

  /** The bytes as latin1, of which those from `at` on have not been taken. Made once for all requests in a packet. */
  get text(): string {
    this.#text ??= this.#bytes.toString('latin1');
    return this.#text;
  }

  /** Adds what has come. It may be lent until `keep` is called. */
  add(chunk: Buffer): void {
    this.#bytes = this.length === 0 ? chunk : Buffer.concat([this.#bytes.subarray(this.#at), chunk]);
    this.#at = 0;
    this.#text = undefined;
  }

  /** Makes what has not been taken its own: the chunk that was added last may be overwritten. */
  keep(): void {
    if (this.length === 0) return;
    this.#bytes = owned(this.#bytes);
  }

  /** Everything before that place has been taken. */
  moveTo(at: number): void {
    this.#at = at;
    if (at >= this.#bytes.length) this.clear();
  }

  /** Throws away what there is. */
  clear(): void {
    this.#bytes = NOTHING;
    this.#at = 0;
    this.#text = undefined;
  }
}
