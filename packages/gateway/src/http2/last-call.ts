import { constants, type ServerHttp2Session } from 'node:http2';
import type { Expiring } from '../http1/deadlines.ts';
import type { Http2Acceptor } from './acceptor.ts';

/** The largest number of a stream: requests that are on their way are still taken. */
const ANY_STREAM = 2 ** 31 - 1;

/** How long requests may be on their way, in milliseconds. */
const LAST_REQUEST = 1000;

/** Tells a client to open no more streams, and closes once what it had sent by then must have come (RFC 9113 section 6.8). */
export class LastCall implements Expiring {
  deadline: number = 0;
  readonly #session: ServerHttp2Session;
  readonly #acceptor: Http2Acceptor;
  readonly #close: () => void;

  constructor(session: ServerHttp2Session, acceptor: Http2Acceptor, close: () => void) {
    this.#session = session;
    this.#acceptor = acceptor;
    this.#close = close;
  }

  start(): void {
    if (this.deadline !== 0 || this.#session.destroyed) return;
    this.#session.goaway(constants.NGHTTP2_NO_ERROR, ANY_STREAM);
    this.deadline = this.#acceptor.now() + LAST_REQUEST;
    this.#acceptor.deadlines.add(this);
  }

  expire(): void {
    this.stop();
    this.#close();
  }

  /** The connection is over. */
  stop(): void {
    this.#acceptor.deadlines.remove(this);
  }
}
