import type { ServerHttp2Stream } from 'node:http2';
import { LEVEL } from '../log/level.ts';
import { type BodyConsumer, type BodyFlow, NO_FLOW, type Request } from '../request/request.ts';

/** Whom the body tells of what comes. */
export interface BodyWatch {
  /** How long the client may take to send more, in milliseconds; 0 while it need not. */
  allowBody(ms: number): void;
  bodyReceived(bytes: number): void;
}

/**
 * The body of a request as it comes on a stream. As long as nobody takes it the client may send no more of it than
 * `http2_body_preread_size`.
 */
export class IncomingBody {
  readonly #stream: ServerHttp2Stream;
  readonly #r: Request;
  readonly #watch: BodyWatch;
  #consumer: BodyConsumer | undefined = undefined;
  #received = 0;
  #paused = false;
  /** Why whoever asks for the body later does not get it: it did not come whole, or somebody else has had it. */
  #fault: number | undefined = undefined;
  /** Whether all of it has come, and been taken. */
  done: boolean = false;

  constructor(stream: ServerHttp2Stream, r: Request, watch: BodyWatch) {
    this.#stream = stream;
    this.#r = r;
    this.#watch = watch;
  }

  /** Hands the body to a consumer. */
  read(consumer: BodyConsumer): BodyFlow {
    if (this.#fault !== undefined) {
      consumer.fail(this.#fault);
      return NO_FLOW;
    }
    // whoever comes next would take the rest of it for all of it
    this.#fault = 500;
    this.#consumer = consumer;
    this.#allow();
    this.#stream.on('data', (piece: Buffer) => this.#take(piece));
    this.#stream.on('end', () => this.#ended());
    return { pause: () => this.#hold(true), resume: () => this.#hold(false) };
  }

  /** Nothing more comes of it: a status for whoever has it and for whoever asks. */
  fail(status: number): void {
    this.#fault = status;
    const consumer = this.#consumer;
    this.#consumer = undefined;
    consumer?.fail(status);
  }

  #hold(paused: boolean): void {
    if (!this.#consumer || this.#paused === paused) return;
    this.#paused = paused;
    this.#allow();
    if (paused) this.#stream.pause();
    else this.#stream.resume();
  }

  /** A client that is held back is not slow. */
  #allow(): void {
    this.#watch.allowBody(this.#paused ? 0 : this.#r.settings.client_body_timeout);
  }

  #take(piece: Buffer): void {
    this.#received += piece.length;
    this.#watch.bodyReceived(piece.length);
    const r = this.#r;
    r.requestLength += piece.length;
    const consumer = this.#consumer;
    if (!consumer) return;
    const limit = r.settings.client_max_body_size;
    if (r.chunked && limit > 0 && this.#received > limit) {
      r.log(LEVEL.error, `client intended to send too large chunked body: ${this.#received} bytes`);
      this.#watch.allowBody(0);
      this.#stream.pause();
      return this.fail(413);
    }
    this.#allow();
    consumer.data(piece);
  }

  #ended(): void {
    // the end of a stream that was reset is none of the body
    if (this.#stream.aborted || (this.#r.contentLength >= 0 && this.#received !== this.#r.contentLength)) return;
    this.done = true;
    const consumer = this.#consumer;
    if (!consumer) return;
    this.#consumer = undefined;
    this.#watch.allowBody(0);
    consumer.end();
  }
}
