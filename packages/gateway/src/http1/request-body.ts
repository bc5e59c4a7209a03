import type { BodyConsumer } from '../request/request.ts';
import { ChunkedDecoder } from './chunked.ts';
import type { Input } from './input.ts';

/** What reading some of a body came to: it goes on, it is all there, it is malformed, it is larger than it may be. */
export type BodyProgress = 'more' | 'done' | 'malformed' | 'too large';

/** The body of a request as it arrives: counted off by Content-Length, or decoded from chunks. */
export class RequestBody {
  readonly #chunks: ChunkedDecoder | undefined;
  #remaining: number;
  /** Bytes of content so far. */
  received: number = 0;
  /** Who gets the content; without anybody it is thrown away. */
  consumer: BodyConsumer | undefined = undefined;

  constructor(contentLength: number, chunked: boolean) {
    this.#remaining = Math.max(contentLength, 0);
    this.#chunks = chunked ? new ChunkedDecoder() : undefined;
  }

  /** Whether all of it has been read. */
  get done(): boolean {
    return this.#chunks ? this.#chunks.done : this.#remaining === 0;
  }

  /** Bytes of content that a chunk has announced and that are yet to come. */
  get announced(): number {
    return this.#chunks?.announced ?? 0;
  }

  /** Takes what belongs to the body from the input. `limit` is in bytes of content, announced ones too, 0 for none. */
  read(input: Input, limit: number): BodyProgress {
    const stopped = this.#feed(input.bytes, input.at);
    if (stopped < 0) return 'malformed';
    input.moveTo(stopped);
    if (limit > 0 && this.received + this.announced > limit) return 'too large';
    return this.done ? 'done' : 'more';
  }

  /** Tells the consumer that nothing more comes, once: with a status where the body did not come whole. */
  finish(status?: number): void {
    const { consumer } = this;
    this.consumer = undefined;
    if (status === undefined) consumer?.end();
    else consumer?.fail(status);
  }

  #feed(input: Buffer, from: number): number {
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
