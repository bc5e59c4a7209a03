import type { Socket } from 'node:net';
import { LEVEL } from '../log/level.ts';
import { refuse, serve } from '../request/phases.ts';
import type { BodyConsumer, Client, Request, Output as ResponseOutput } from '../request/request.ts';
import { Response } from '../request/response.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Acceptor, Endpoints } from './acceptor.ts';
import type { Expiring } from './deadlines.ts';
import type { HeadFault, RequestHead } from './head.ts';
import { Output } from './output.ts';
import type { RequestBody } from './request-body.ts';
import { requestOf, setTarget } from './request-of-head.ts';
import { RequestReader } from './request-reader.ts';
import { writeResponse } from './write-response.ts';

/**
 * `head`: waiting for a request or in the middle of its head. `serving`: a request is being answered. `sending`: its
 * response is on its way. `skipping`: the rest of its body is read to get to the next request. `lingering`: the
 * answer is out and the connection about to close; what still comes is thrown away. `closing`: nothing is read any more.
 */
type State = 'head' | 'serving' | 'sending' | 'skipping' | 'lingering' | 'closing';

/** How much of a chunked body without a limit is read before a response that does not depend on it is sent, in bytes. */
const CHECKED_BODY = 65_536;

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';

/** One HTTP/1.x connection: requests in, responses out, one after the other. */
export class Http1Connection implements Client, ResponseOutput, Expiring {
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly serverAddress: string;
  readonly serverPort: string;
  readonly tls: Endpoints['tls'];
  readonly startedAt: number;
  requests: number = 0;
  pipelined: boolean = false;
  deadline: number = 0;

  readonly #socket: Socket;
  readonly #acceptor: Acceptor;
  /** Settings that count before a request has named its host. */
  readonly #settings: CoreSettings;
  readonly #reader: RequestReader;
  readonly #output: Output;
  #state: State = 'head';
  #pumping = false;
  #paused = false;
  /** The client has sent its FIN: there are no more requests. */
  #ended = false;
  #headStartedAt = 0;
  #request: Request | undefined = undefined;
  #expectsContinue = false;
  /** The body has failed, or a response has waited for it: none waits again. */
  #bodyJudged = false;
  #lingerUntil = 0;

  constructor(socket: Socket, acceptor: Acceptor, endpoints: Endpoints) {
    this.#socket = socket;
    this.#acceptor = acceptor;
    this.#settings = acceptor.defaultServer.settings;
    this.#reader = new RequestReader(this.#settings);
    this.#output = new Output(socket);
    this.id = endpoints.id;
    this.remoteAddress = endpoints.remoteAddress;
    this.remotePort = endpoints.remotePort;
    this.serverAddress = endpoints.serverAddress;
    this.serverPort = endpoints.serverPort;
    this.tls = endpoints.tls;
    this.startedAt = acceptor.now();
    this.#after(this.#settings.client_header_timeout);
    acceptor.deadlines.add(this);
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('end', () => this.#onEnd());
    socket.on('drain', () => this.#onDrain());
    socket.on('error', (error: Error) => this.#note(`client connection failed: ${error.message}`));
    socket.on('close', () => this.#onClose());
  }

  /** Whether no request is under way. */
  get idle(): boolean {
    return this.#state === 'head' && !this.#reader.started && !this.#output.waiting;
  }

  /** Ends the connection now, whatever it is doing. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** A deadline has passed. */
  expire(): void {
    if (this.#state === 'head' && this.#reader.started && !this.#output.waiting) {
      this.#note('client timed out');
      return this.#refuse(this.#reader.unfinished, { status: 408, reason: '' });
    }
    if (this.#state === 'serving') return this.#failBody(408);
    if (this.#state === 'sending') this.#note('client timed out');
    this.#reset();
  }

  #after(ms: number): void {
    this.deadline = this.#acceptor.now() + ms;
  }

  #note(message: string): void {
    const log = this.#settings.error_log;
    if (LEVEL.info > log.level) return;
    log.write(
      LEVEL.info,
      `${message}, client: ${this.remoteAddress}, server: ${this.serverAddress}:${this.serverPort}`,
      this.id,
    );
  }

  // what the socket says

  #onData(chunk: Buffer): void {
    if (this.#state === 'lingering') return this.#linger();
    if (this.#state === 'closing') return;
    this.#reader.add(chunk);
    this.#pump();
    if (this.#reader.full && !this.#paused) {
      this.#paused = true;
      this.#socket.pause();
    }
  }

  #onEnd(): void {
    this.#ended = true;
    if (this.#state === 'head') {
      if (this.#reader.started) this.#note('client prematurely closed connection while reading client request');
      this.#close();
    } else if (this.#state === 'skipping' || this.#state === 'lingering') {
      this.#socket.end();
    } else if (this.#reader.inBody) {
      this.#failBody(400);
    }
  }

  #onDrain(): void {
    this.#output.drained();
    this.#pump();
  }

  #onClose(): void {
    this.#state = 'closing';
    this.deadline = 0;
    this.#acceptor.deadlines.remove(this);
    const r = this.#request;
    if (r) {
      if (!r.response.sent) r.response.status = 499;
      this.#conclude(r);
      this.#failBody(499);
    }
    this.#acceptor.closed(this);
  }

  // input

  /** Works through the input as far as it goes; responses to several requests go out in one write. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#step()) if (this.#output.full && !this.#flush()) break;
    } catch (error) {
      this.#fault(error);
    }
    this.#pumping = false;
    this.#flush();
    if (this.#paused && !this.#reader.full) {
      this.#paused = false;
      this.#socket.resume();
    }
  }

  /** Does one thing with the input; false when it has to wait for more, or for something else. */
  #step(): boolean {
    if (this.#state === 'head') return this.#reader.pending > 0 && !this.#output.waiting && this.#readHead();
    const { body } = this.#reader;
    const wanted = this.#state === 'skipping' || (this.#state === 'serving' && body?.consumer !== undefined);
    return wanted && body !== undefined && this.#readBody(body);
  }

  /** A fault of ours, before there is a request to answer: the log has the stack, and the connection ends. */
  #fault(error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#settings.error_log.write(LEVEL.alert, `unexpected error: ${stack}`, this.id);
    this.destroy();
  }

  #readHead(): boolean {
    if (!this.#reader.started) {
      this.#headStartedAt = this.#acceptor.now();
      this.deadline = this.#headStartedAt + this.#settings.client_header_timeout;
    }
    const head = this.#reader.readHead();
    if (head === undefined) return false;
    if ('fault' in head) this.#refuse(head.head, head.fault);
    else this.#serve(head);
    return !('fault' in head);
  }

  #readBody(body: RequestBody): boolean {
    const r = this.#request;
    const { progress, taken } = this.#reader.readBody(body, r ? r.settings.client_max_body_size : 0);
    if (r) r.requestLength += taken;
    if (progress === 'done') return this.#bodyDone(body);
    if (progress === 'more') {
      if (taken > 0) this.#awaitBody();
    } else if (!r) {
      this.#note('client sent invalid chunked body');
      this.#reset();
    } else if (progress === 'malformed') {
      r.log(LEVEL.info, 'client sent invalid chunked body');
      this.#failBody(400);
    } else {
      r.log(LEVEL.error, `client intended to send too large chunked body: ${body.received} bytes`);
      this.#failBody(413);
    }
    return false;
  }

  #bodyDone(body: RequestBody): true {
    this.deadline = 0;
    if (this.#state === 'skipping') this.#awaitRequest();
    else body.finish();
    return true;
  }

  #awaitBody(): void {
    if (this.#request) this.#after(this.#request.settings.client_body_timeout);
    else this.#linger();
  }

  #failBody(status: number): void {
    if (this.#request) this.#request.keepalive = false;
    this.deadline = 0;
    this.#bodyJudged = true;
    this.#reader.clear();
    this.#reader.body?.finish(status);
  }

  // a request

  #begin(head: RequestHead): Request {
    const r = requestOf(head, this, this, this.#acceptor);
    r.startedAt = this.#headStartedAt || this.#acceptor.now();
    this.#request = r;
    this.#state = 'serving';
    this.deadline = 0;
    this.requests++;
    return r;
  }

  #serve(head: RequestHead): void {
    const r = this.#begin(head);
    const { body, pending } = this.#reader;
    this.#bodyJudged = false;
    this.#expectsContinue = head.expectContinue && head.version > 10 && body !== undefined;
    this.pipelined = pending > 0 && body === undefined;
    if (setTarget(r, head)) serve(r);
    else refuse(r, 400);
  }

  /** Answers a head that cannot be served; nothing after it on the connection can be trusted. */
  #refuse(head: RequestHead, fault: HeadFault): void {
    const r = this.#begin(head);
    r.keepalive = false;
    if (fault.reason !== '') r.log(LEVEL.info, fault.reason);
    refuse(r, fault.status);
  }

  /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
  readBody(r: Request, consumer: BodyConsumer): void {
    const { body } = this.#reader;
    if (!body || body.done || r.main !== this.#request) return consumer.end();
    body.consumer = consumer;
    if (this.#expectsContinue && this.#reader.pending === 0) this.#output.add(CONTINUE);
    this.#expectsContinue = false;
    this.#awaitBody();
    this.#pump();
  }

  // a response

  /** Writes the response of the request in hand, once it is known that a chunked body is none of a forged kind. */
  send(r: Request): void {
    const { body } = this.#reader;
    const refused = this.#expectsContinue && this.#reader.pending === 0 && r.response.status >= 300;
    if (!r.chunked || !body || body.done || refused || this.#bodyJudged) return this.#write(r);
    this.#bodyJudged = true;
    this.readBody(r, {
      data: () => {
        if (body.received > CHECKED_BODY && r.settings.client_max_body_size === 0) body.finish();
      },
      end: () => this.#write(r),
      fail: (status) => this.#sendInstead(r, status),
    });
  }

  /** The response is not sent after all: the body turned out to be malformed, too large, or too long in coming. */
  #sendInstead(r: Request, status: number): void {
    if (this.#state !== 'serving') return;
    r.closeFiles();
    r.response = new Response();
    refuse(r, status);
  }

  #write(r: Request): void {
    this.#decideKeepalive(r);
    this.#state = 'sending';
    const progress = (): boolean => {
      if (this.#state === 'sending') this.#after(r.settings.send_timeout);
      return this.#state === 'sending';
    };
    writeResponse(r, this.#output, this.#acceptor.now(), progress, (error) => this.#sent(r, error));
  }

  /** Whether the connection is kept is decided when the response is known. Source: ngx_http_update_location_config. */
  #decideKeepalive(r: Request): void {
    if (this.#expectsContinue && this.#reader.pending === 0) {
      // the client waits to be told to send its body: after a refusal there is no knowing whether it will
      if (r.response.status < 300) this.#output.add(CONTINUE);
      else r.keepalive = false;
    }
    this.#expectsContinue = false;
    const { keepalive_time: longest, keepalive_requests: most, keepalive_timeout: timeout } = r.settings;
    const old = longest > 0 && this.#acceptor.now() - this.startedAt > longest;
    if (old || timeout.ms === 0 || this.requests >= most || this.#ended || this.#acceptor.quitting) r.keepalive = false;
  }

  #sent(r: Request, error: Error | undefined): void {
    if (this.#state !== 'sending') return;
    if (error) {
      r.log(LEVEL.alert, `${error.message} while sending response to client`);
      return this.#reset();
    }
    r.completed = true;
    const { settings } = r;
    this.#conclude(r);
    if (!r.keepalive) return this.#close(settings);
    if (this.#reader.inBody) {
      this.#state = 'skipping';
      this.#lingerUntil = this.#acceptor.now() + settings.lingering_time;
      this.#linger();
    } else {
      this.#awaitRequest(settings);
    }
    this.#pump();
  }

  /** Everything there is to do for a request when it is over, however it ended. */
  #conclude(r: Request): void {
    if (this.#request !== r) return;
    this.#request = undefined;
    for (const log of r.server.phases.log) log(r);
    r.release();
  }

  #awaitRequest(settings: CoreSettings = this.#settings): void {
    this.#state = 'head';
    this.#reader.body = undefined;
    this.#headStartedAt = 0;
    if (this.#reader.pending === 0 && (this.#acceptor.quitting || this.#ended)) return this.#close();
    this.#after(settings.keepalive_timeout.ms);
  }

  /** Writes what has gathered; false where the client is not reading fast enough. */
  #flush(): boolean {
    if (this.#output.flush()) return true;
    if (this.#state === 'head' && !this.#output.waiting) {
      // no further requests are taken from a client that does not read the answers to those it has sent
      this.#output.whenDrained(() => this.#awaitRequest());
      this.#after(this.#settings.send_timeout);
    }
    return false;
  }

  // the end

  /** Ends a request without a response, or with one that breaks off. */
  abort(r: Request): void {
    r.keepalive = false;
    this.#conclude(r);
    this.destroy();
  }

  /** No more responses: closes, after what the client is still sending has been read where that is called for. */
  #close(settings: CoreSettings = this.#settings): void {
    const unread = this.#reader.pending > 0 || this.#reader.inBody;
    const lingers = settings.lingering_close === 'always' || (settings.lingering_close === 'on' && unread);
    this.#flush();
    this.#reader.clear();
    if (!lingers || this.#ended) {
      this.#state = 'closing';
      this.#after(settings.send_timeout);
      this.#socket.destroySoon();
      return;
    }
    this.#state = 'lingering';
    this.#lingerUntil = this.#acceptor.now() + settings.lingering_time;
    this.#socket.end();
    this.#linger();
  }

  /** What is thrown away comes in time or not at all: `lingering_timeout` each, `lingering_time` together. */
  #linger(): void {
    const now = this.#acceptor.now();
    this.deadline = Math.min(now + this.#settings.lingering_timeout, this.#lingerUntil);
    if (now >= this.#lingerUntil) this.#reset();
  }

  /** Closes at once; by a reset where `reset_timedout_connection` says so. */
  #reset(): void {
    if (this.#settings.reset_timedout_connection && this.tls === undefined) this.#socket.resetAndDestroy();
    else this.destroy();
  }
}
