import type { Socket } from 'node:net';
import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import { type Activity, connectionCounts } from '../request/connection-counts.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Acceptor, Endpoints } from './acceptor.ts';
import type { Channel } from './channel.ts';
import { ConnectedClient } from './connected-client.ts';
import type { Expiring } from './deadlines.ts';
import { Exchange } from './exchange.ts';
import type { RequestHead } from './head.ts';
import { owned } from './lending.ts';
import { Output } from './output.ts';
import { RequestReader } from './request-reader.ts';
import type { Taker } from './taker.ts';
import type { Gathering } from './write-behind.ts';

/**
 * `head`: waiting for a request or in the middle of its head. `exchange`: a request is being answered. `skipping`: the
 * response is out, and the rest of the request's body is read to get to the next request. `lingering`: the connection
 * is about to close, and what still comes is thrown away. `tunnel`: it is no longer HTTP, and another has it.
 * `closing`: nothing is read any more.
 */
type State = 'head' | 'exchange' | 'skipping' | 'lingering' | 'tunnel' | 'closing';

/** One HTTP/1.x connection: requests in, responses out, one after the other. */
export class Http1Connection implements Channel, Expiring, Gathering {
  readonly client: ConnectedClient;
  deadline: number = 0;

  readonly acceptor: Acceptor;
  readonly reader: RequestReader;
  readonly output: Output;
  readonly #socket: Socket;
  /** Settings that count before a request has named its host. */
  readonly #settings: CoreSettings;
  #state: State = 'head';
  #exchange: Exchange | undefined = undefined;
  #taker: Taker | undefined = undefined;
  #pumping = false;
  #paused = false;
  /** The client has sent its FIN: there are no more requests. */
  #ended = false;
  #headStartedAt = 0;
  #lingerUntil = 0;

  constructor(socket: Socket, acceptor: Acceptor, endpoints: Endpoints) {
    this.#socket = socket;
    this.acceptor = acceptor;
    this.#settings = acceptor.defaultServer.settings;
    this.reader = new RequestReader(this.#settings);
    this.output = new Output(socket);
    this.client = new ConnectedClient(endpoints, acceptor.now());
    this.allow(this.#settings.client_header_timeout);
    acceptor.deadlines.add(this);
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('end', () => this.#onEnd());
    socket.on('drain', () => this.#onDrain());
    socket.on('error', (error: Error) =>
      this.client.note(this.#settings.error_log, `client connection failed: ${error.message}`),
    );
    socket.on('close', () => this.#onClose());
  }

  /** Whether no request is under way. */
  get idle(): boolean {
    return this.#state === 'head' && !this.reader.started && !this.output.waiting;
  }

  /** What it is counted as. */
  get activity(): Activity {
    if (this.#state !== 'head' || this.output.waiting) return 'writing';
    return this.#headStartedAt === 0 ? 'waiting' : 'reading';
  }

  /** Ends the connection now, whatever it is doing. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** A deadline has passed. */
  expire(): void {
    if (this.#state === 'exchange') this.#exchange?.expire();
    else if (this.#taker) this.#taker.expired();
    else if (this.#state !== 'head' || !this.reader.started || this.output.waiting) this.reset();
    else this.#begin(this.reader.unfinished).refuse({ status: 408, reason: 'client timed out' });
  }

  allow(ms: number): void {
    this.deadline = ms === 0 ? 0 : this.acceptor.now() + ms;
  }

  // what the socket says

  #onData(chunk: Buffer): void {
    if (this.#state === 'lingering') return this.#linger();
    if (this.#taker) return this.#taker.data(owned(chunk));
    if (this.#state === 'closing') return;
    this.reader.add(chunk);
    this.pump();
    this.reader.keep();
    if (this.reader.full && !this.#paused) {
      this.#paused = true;
      this.#socket.pause();
    }
  }

  #onEnd(): void {
    this.#ended = true;
    if (this.#state === 'exchange') {
      this.#exchange?.inputEnded();
    } else if (this.#state === 'head') {
      if (this.reader.started)
        this.client.note(this.#settings.error_log, 'client prematurely closed connection while reading client request');
      this.#close(this.#settings);
    } else if (this.#taker) {
      this.#taker.ended();
    } else {
      this.#socket.end();
    }
  }

  #onDrain(): void {
    if (this.#taker) return this.#taker.drained();
    this.output.drained();
    this.pump();
  }

  #onClose(): void {
    this.#taker?.ended();
    this.#state = 'closing';
    this.deadline = 0;
    this.acceptor.deadlines.remove(this);
    this.#exchange?.gone();
    this.acceptor.closed(this);
  }

  // input

  /** Works through the input as far as it goes; responses to several requests go out in one write. */
  pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#step()) if (this.output.full && !this.flush()) break;
    } catch (error) {
      this.#fault(error);
    }
    this.#pumping = false;
    this.output.flushSoon(this);
    if (!this.reader.full) this.#resume();
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#socket.resume();
  }

  /** Does one thing with the input; false when it has to wait for more, or for something else. */
  #step(): boolean {
    if (this.#state === 'head') return this.reader.pending > 0 && !this.output.waiting && this.#readHead();
    const { body } = this.reader;
    if (!body) return false;
    if (this.#state === 'exchange') return this.#exchange?.wantsBody === true && this.#exchange.takeBody(body);
    return this.#state === 'skipping' && this.#skipBody();
  }

  #readHead(): boolean {
    if (!this.reader.started) {
      if (this.#headStartedAt === 0) connectionCounts.requests++;
      this.#headStartedAt = this.acceptor.now();
      this.deadline = this.#headStartedAt + this.#settings.client_header_timeout;
    }
    const head = this.reader.readHead();
    if (head === undefined) return false;
    if ('fault' in head) {
      this.#begin(head.head).refuse(head.fault);
      return false;
    }
    this.#begin(head).serve();
    return true;
  }

  #begin(head: RequestHead): Exchange {
    this.client.requests++;
    this.client.pipelined = this.reader.pending > 0 && !this.reader.inBody;
    this.#state = 'exchange';
    this.deadline = 0;
    this.#exchange = new Exchange(this, head, this.#headStartedAt || this.acceptor.now());
    return this.#exchange;
  }

  #skipBody(): boolean {
    const { body } = this.reader;
    const progress = body ? this.reader.readBody(body, 0).progress : 'done';
    if (progress === 'done') this.#awaitRequest(this.#settings);
    else if (progress === 'more' && this.#ended) this.#close(this.#settings);
    else if (progress === 'more') this.#linger();
    else this.reset();
    return progress === 'done';
  }

  /** A fault of ours, before there is a request to answer: the log has the stack, and the connection ends. */
  #fault(error: unknown): void {
    this.#settings.error_log.write(LEVEL.alert, faultText(error), this.client.id);
    this.destroy();
  }

  // between requests

  /** Whether another request may follow the one in hand. */
  mayContinue(settings: CoreSettings): boolean {
    const last = this.#ended && this.reader.pending === 0;
    return !last && !this.acceptor.quitting && this.client.mayContinue(settings, this.acceptor.now());
  }

  over(keepalive: boolean, settings: CoreSettings): void {
    this.#exchange = undefined;
    if (!keepalive) return this.#close(settings);
    if (this.reader.inBody) {
      this.#state = 'skipping';
      this.#lingerUntil = this.acceptor.now() + settings.lingering_time;
      this.#linger();
    } else {
      this.#awaitRequest(settings);
    }
    this.pump();
  }

  #awaitRequest(settings: CoreSettings): void {
    this.#state = 'head';
    this.reader.body = undefined;
    this.#headStartedAt = 0;
    if (this.reader.pending === 0 && (this.acceptor.quitting || this.#ended)) return this.#close(settings);
    this.allow(settings.keepalive_timeout.ms);
  }

  /** Writes what has gathered; false where the client is not reading fast enough. */
  flush(): boolean {
    if (this.output.flush()) return true;
    if (this.#state === 'head' && !this.output.waiting) {
      // no further requests are taken from a client that does not read the answers to those it has sent
      this.output.whenDrained(() => this.#awaitRequest(this.#settings));
      this.allow(this.#settings.send_timeout);
    }
    return false;
  }

  /** Gives the connection away, with what has come and nobody has taken. */
  giveTo(make: (socket: Socket) => Taker): void {
    this.output.flush();
    this.#state = 'tunnel';
    const taker = make(this.#socket);
    this.#taker = taker;
    const early = this.reader.takeRest();
    if (early.length > 0) taker.data(early);
    this.#paused = false;
    this.#socket.resume();
    if (this.#ended) taker.ended();
  }

  // the end

  /** No more responses: closes, after what the client is still sending has been read where that is called for. */
  #close(settings: CoreSettings): void {
    const unread = this.reader.pending > 0 || this.reader.inBody;
    const lingers = settings.lingering_close === 'always' || (settings.lingering_close === 'on' && unread);
    this.output.flush();
    this.reader.clear();
    if (!lingers || this.#ended) {
      this.#state = 'closing';
      this.allow(settings.send_timeout);
      this.#socket.destroySoon();
      return;
    }
    this.#state = 'lingering';
    this.#lingerUntil = this.acceptor.now() + settings.lingering_time;
    this.#socket.end();
    this.#resume();
    this.#linger();
  }

  /** What is thrown away comes in time or not at all: `lingering_timeout` each, `lingering_time` together. */
  #linger(): void {
    const now = this.acceptor.now();
    this.deadline = Math.min(now + this.#settings.lingering_timeout, this.#lingerUntil);
    if (now >= this.#lingerUntil) this.reset();
  }

  /** Closes at once; by a reset where `reset_timedout_connection` says so. */
  reset(): void {
    if (this.#settings.reset_timedout_connection && this.client.tls === undefined) this.#socket.resetAndDestroy();
    else this.destroy();
  }
}
