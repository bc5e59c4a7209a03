import type { BodyConsumer } from '../request/request.ts';
import { ChunkedDecoder } from './chunked.ts';

/** The body of a request as it arrives: counted off by Content-Length, or decoded from chunks. */
export class RequestBody {
  readonly #chunks: ChunkedDecoder | undefined;
  #remaining: number;
  /** Bytes of content so far. */
  received: number = 0;
  consumer: BodyConsumer | undefined = undefined;

  constructor(contentLength: number, chunked: boolean) {
    this.#remaining = Math.max(contentLength, 0);
    this.#chunks = chunked ? new ChunkedDecoder() : undefined;
  }

  /** Whether all of it has been read. */
  get done(): boolean {
    return this.#chunks ? this.#chunks.done : this.#remaining === 0;
  }

  /** Takes what belongs to the body from `from` on. Returns where it stopped; -1 for a malformed chunk. */
  feed(input: Buffer, from: number): number {
    if (this.#chunks) return this.#chunks.decode(input, from, (piece) => this.#take(piece));
    const end = Math.min(input.length, from + this.#remaining);
    this.#remaining -= end - from;
    if (end > from) this.#take(input.subarray(from, end));
    return end;
  }

  #take(piece: Buffer): void {
    this.received += piece.length;
    this.consumer?.data(piece);
  }
}
