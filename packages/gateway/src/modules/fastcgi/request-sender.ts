import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { stdinHeader } from './records.ts';

/** What becomes of a request that is being sent. */
export interface SendEvents {
  /** The backend has taken some of it. */
  readonly moved: () => void;
  /** It has taken all of it. */
  readonly sent: () => void;
  /** The body did not come whole. */
  readonly broken: (error: Error) => void;
}

/** How many bytes of a body go into a record, as in nginx. */
const RECORD_SIZE = 32_768;

const STDIN_END: Buffer = stdinHeader(0);

/** Sends a request no faster than the backend takes it: what comes before the body, and the body as a STDIN stream. */
export class RequestSender {
  readonly #socket: Socket;
  readonly #events: SendEvents;
  /** What of a body in memory is still to be sent. */
  #rest: Buffer | undefined = undefined;
  #stream: Readable | undefined = undefined;
  #over = false;
  /** Whether all of it has gone. */
  done: boolean = false;

  constructor(socket: Socket, head: Buffer, body: Buffer | Readable, events: SendEvents) {
    this.#socket = socket;
    this.#events = events;
    socket.on('drain', this.#drained);
    socket.cork();
    socket.write(head, this.#moved);
    if (Buffer.isBuffer(body)) {
      this.#rest = body;
      this.#pump();
    } else {
      this.#read(body);
    }
    socket.uncork();
  }

  /** Sends no more, and lets go of the socket and the body. */
  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.off('drain', this.#drained);
    this.#stream?.destroy();
    this.#rest = undefined;
  }

  readonly #drained = (): void => {
    this.#pump();
    this.#stream?.resume();
  };

  readonly #moved = (error?: Error | null): void => {
    if (!error && !this.#over) this.#events.moved();
  };

  #pump(): void {
    let more = true;
    while (more && this.#rest && this.#rest.length > 0) {
      more = this.#record(this.#rest.subarray(0, RECORD_SIZE));
      this.#rest = this.#rest.subarray(RECORD_SIZE);
    }
    if (this.#rest?.length === 0) this.#finish();
  }

  #read(stream: Readable): void {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      if (this.#over) return;
      this.#socket.cork();
      let more = true;
      for (let at = 0; at < chunk.length; at += RECORD_SIZE) more = this.#record(chunk.subarray(at, at + RECORD_SIZE));
      this.#socket.uncork();
      if (!more) stream.pause();
    });
    stream.on('end', () => this.#finish());
    stream.on('error', (error) => this.#broken(error));
    stream.on('close', () => this.#broken(new Error('it broke off')));
  }

  #record(content: Buffer): boolean {
    this.#socket.write(stdinHeader(content.length));
    return this.#socket.write(content, this.#moved);
  }

  #finish(): void {
    this.#rest = undefined;
    this.#stream = undefined;
    if (this.#over) return;
    this.#socket.write(STDIN_END, (error) => {
      if (error || this.#over) return;
      this.done = true;
      this.#events.sent();
    });
  }

  #broken(error: Error): void {
    if (this.#over || !this.#stream) return;
    this.#events.broken(error);
  }
}
