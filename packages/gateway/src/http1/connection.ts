import type { Socket } from 'node:net';
import { LEVEL } from '../log/level.ts';
import type { Server } from '../request/location.ts';
import { refuse, serve } from '../request/phases.ts';
import { type Client, type Output, Request } from '../request/request.ts';
import type { CoreSettings } from '../request/settings.ts';
import { writeParts } from './body-writer.ts';
import type { Deadlines, Expiring } from './deadlines.ts';
import { type HeadFault, RequestHead } from './head.ts';
import { type BodyConsumer, RequestBody } from './request-body.ts';
import { responseHead } from './response-head.ts';
import { normalizeUri } from './uri.ts';

/** What a listening socket tells the connections that come in on it. */
export interface Acceptor {
  /** The server for clients that have not named a host. */
  readonly defaultServer: Server;
  /** The server of that host; a pattern among the names may set the request's captures. */
  serverFor(host: string, r: Request): Server;
  readonly now: () => number;
  readonly deadlines: Deadlines;
  /** Whether the process is to end once the requests in hand are served. */
  readonly quitting: boolean;
  closed(connection: Http1Connection): void;
}

/** The two ends of a connection, and what is known of its TLS session. */
export interface Endpoints {
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly serverAddress: string;
  readonly serverPort: string;
  readonly tls: ((name: string) => string | undefined) | undefined;
}

/**
 * `head`: waiting for a request or in the middle of its head. `serving`: a request is being answered. `sending`: its
 * response is on its way. `skipping`: the rest of its body is read to get to the next request. `lingering`: the
 * answer is out and the connection about to close; what still comes is thrown away.
 */
type State = 'head' | 'serving' | 'sending' | 'skipping' | 'lingering' | 'closed';

const NOTHING: Buffer = Buffer.alloc(0);

/** How much input is kept while a request is being served before the client is held back, in bytes. */
const READ_AHEAD = 65_536;

/** Responses to pipelined requests are written together up to about this many bytes. */
const WRITE_BEHIND = 65_536;

/** One HTTP/1.x connection: requests in, responses out, one after the other. */
export class Http1Connection implements Client, Output, Expiring {
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly serverAddress: string;
  readonly serverPort: string;
  readonly tls: ((name: string) => string | undefined) | undefined;
  readonly startedAt: number;
  requests: number = 0;
  pipelined: boolean = false;
  deadline: number = 0;

  readonly #socket: Socket;
  readonly #acceptor: Acceptor;
  #state: State = 'head';
  #input: Buffer = NOTHING;
  #at = 0;
  #out = '';
  #pumping = false;
  #paused = false;
  /** The client has sent its FIN: there are no more requests. */
  #ended = false;
  #head: RequestHead;
  #headStartedAt = 0;
  #request: Request | undefined = undefined;
  #body: RequestBody | undefined = undefined;
  #expectsContinue = false;
  #lingerUntil = 0;
  #onDrain: (() => void) | undefined = undefined;

  constructor(socket: Socket, acceptor: Acceptor, endpoints: Endpoints) {
    this.#socket = socket;
    this.#acceptor = acceptor;
    this.id = endpoints.id;
    this.remoteAddress = endpoints.remoteAddress;
    this.remotePort = endpoints.remotePort;
    this.serverAddress = endpoints.serverAddress;
    this.serverPort = endpoints.serverPort;
    this.tls = endpoints.tls;
    this.startedAt = acceptor.now();
    this.#head = this.#newHead();
    this.#after(this.#settings.client_header_timeout);
    acceptor.deadlines.add(this);
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('end', () => this.#onEnd());
    socket.on('drain', () => this.#onDrained());
    socket.on('error', (error: Error) => this.#note(LEVEL.info, `client connection failed: ${error.message}`));
    socket.on('close', () => this.#onClose());
  }

  /** Whether no request is under way. */
  get idle(): boolean {
    return this.#state === 'head' && !this.#head.started;
  }

  /** Ends the connection now, whatever it is doing. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** A deadline has passed. */
  expire(): void {
    switch (this.#state) {
      case 'head':
        if (!this.#head.started) return this.destroy();
        this.#note(LEVEL.info, 'client timed out');
        return this.#refuse({ status: 408, reason: '' });
      case 'serving':
        return this.#failBody(408);
      default:
        if (this.#state === 'sending') this.#note(LEVEL.info, 'client timed out');
        return this.#reset();
    }
  }

  get #settings(): CoreSettings {
    return this.#acceptor.defaultServer.settings;
  }

  #newHead(): RequestHead {
    const settings = this.#settings;
    const large = settings.large_client_header_buffers;
    return new RequestHead({
      line: Math.max(settings.client_header_buffer_size, large.size),
      total: settings.client_header_buffer_size + large.number * large.size,
      ignoreInvalidHeaders: settings.ignore_invalid_headers,
      underscores: settings.underscores_in_headers,
    });
  }

  #after(ms: number): void {
    this.deadline = this.#acceptor.now() + ms;
  }

  #note(level: number, message: string): void {
    const log = this.#settings.error_log;
    if (level > log.level) return;
    log.write(
      level,
      `${message}, client: ${this.remoteAddress}, server: ${this.serverAddress}:${this.serverPort}`,
      this.id,
    );
  }

  // reading

  #onData(chunk: Buffer): void {
    if (this.#state === 'lingering') return this.#linger();
    if (this.#at >= this.#input.length) this.#input = chunk;
    else this.#input = Buffer.concat([this.#input.subarray(this.#at), chunk]);
    this.#at = 0;
    this.#pump();
    if (this.#input.length - this.#at > READ_AHEAD && this.#waits && !this.#paused) {
      this.#paused = true;
      this.#socket.pause();
    }
  }

  /** Whether input has to wait for the request in hand. */
  get #waits(): boolean {
    return (this.#state === 'serving' && !this.#body?.consumer) || this.#state === 'sending';
  }

  #onEnd(): void {
    this.#ended = true;
    if (this.#state === 'head') {
      if (this.#head.started)
        this.#note(LEVEL.info, 'client prematurely closed connection while reading client request');
      this.#end();
    } else if (this.#state === 'skipping' || this.#state === 'lingering') {
      this.#socket.end();
    } else if (this.#body && !this.#body.done) {
      this.#failBody(400);
    }
  }

  /** Works through the input as far as it goes; responses to several requests go out in one write. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#step()) if (this.#out.length > WRITE_BEHIND && !this.#flush()) break;
    this.#pumping = false;
    if (this.#at >= this.#input.length) {
      this.#input = NOTHING;
      this.#at = 0;
    }
    this.#flush();
  }

  /** Does one thing with the input; false when it has to wait for more, or for something else. */
  #step(): boolean {
    if (this.#state === 'head') return this.#at < this.#input.length && this.#onDrain === undefined && this.#readHead();
    if (this.#state === 'skipping') return this.#readBody();
    if (this.#state === 'serving' && this.#body?.consumer) return this.#readBody();
    return false;
  }

  #readHead(): boolean {
    const head = this.#head;
    if (!head.started) {
      this.#headStartedAt = this.#acceptor.now();
      this.deadline = this.#headStartedAt + this.#settings.client_header_timeout;
    }
    // a head is never longer than its limits, so there is no need to look at more
    const end = Math.min(this.#input.length, this.#at + this.#settings.client_header_buffer_size + READ_AHEAD);
    const text = this.#input.toString('latin1', this.#at, end);
    const stopped = head.read(text, 0);
    if (typeof stopped !== 'number') {
      this.#at = this.#input.length;
      this.#refuse(stopped);
      return false;
    }
    this.#at += stopped;
    if (!head.complete) return false;
    this.#serve(head);
    return true;
  }

  #readBody(): boolean {
    const body = this.#body;
    if (!body) return false;
    const before = this.#at;
    const stopped = body.feed(this.#input, before);
    if (stopped < 0) {
      this.#at = this.#input.length;
      this.#note(LEVEL.info, 'client sent invalid chunked body');
      if (this.#state === 'serving') this.#failBody(400);
      else this.#reset();
      return false;
    }
    this.#at = stopped;
    if (this.#request) this.#request.requestLength += stopped - before;
    if (!body.done) {
      if (this.#state === 'skipping' && stopped > before) this.#linger();
      else if (stopped > before) this.#afterBodyTimeout();
      return this.#limitBody(body);
    }
    return this.#bodyDone(body);
  }

  #bodyDone(body: RequestBody): boolean {
    this.deadline = 0;
    if (this.#state === 'skipping') {
      this.#awaitRequest();
      return true;
    }
    const consumer = body.consumer;
    body.consumer = undefined;
    if (this.#limitBody(body)) consumer?.end();
    return true;
  }

  /** A chunked body shows only as it comes that it is too large. */
  #limitBody(body: RequestBody): boolean {
    const r = this.#request;
    if (!r || this.#state !== 'serving') return true;
    const limit = r.settings.client_max_body_size;
    if (limit === 0 || body.received <= limit) return true;
    r.log(LEVEL.error, `client intended to send too large chunked body: ${body.received} bytes`);
    this.#failBody(413);
    return false;
  }

  #afterBodyTimeout(): void {
    if (this.#request) this.#after(this.#request.settings.client_body_timeout);
  }

  #failBody(status: number): void {
    const consumer = this.#body?.consumer;
    if (this.#body) this.#body.consumer = undefined;
    if (this.#request) this.#request.keepalive = false;
    this.deadline = 0;
    consumer?.fail(status);
  }

  // a request

  #newRequest(head: RequestHead): Request {
    const r = new Request(this, this, this.#acceptor.defaultServer);
    r.startedAt = this.#headStartedAt || this.#acceptor.now();
    r.method = head.method || 'GET';
    r.requestLine = head.requestLine;
    r.requestUri = head.target;
    r.version = head.version || 10;
    r.headers = head.headers;
    r.requestLength = head.size;
    this.#request = r;
    this.#state = 'serving';
    this.deadline = 0;
    this.requests++;
    return r;
  }

  #serve(head: RequestHead): void {
    const r = this.#newRequest(head);
    r.contentLength = head.contentLength;
    r.chunked = head.chunked;
    r.host = head.host ?? '';
    r.server = this.#acceptor.serverFor(r.host, r);
    r.settings = r.server.settings;
    r.keepalive = head.connection === undefined ? head.version > 10 : head.connection === 'keep-alive';
    this.pipelined = this.#at < this.#input.length && head.contentLength <= 0 && !head.chunked;
    this.#body = head.contentLength > 0 || head.chunked ? new RequestBody(head.contentLength, head.chunked) : undefined;
    this.#expectsContinue = head.expectContinue && head.version > 10 && this.#body !== undefined;
    this.#head = this.#newHead();
    const target = normalizeUri(head.path, r.settings.merge_slashes);
    if (!target) {
      r.log(LEVEL.info, 'client sent invalid request while reading client request line');
      return refuse(r, 400);
    }
    r.uri = target.uri;
    r.quotedUri = head.path.includes('%') || head.path.includes('+');
    r.args = target.args;
    serve(r);
  }

  /** Answers a head that cannot be served; nothing after it on the connection can be trusted. */
  #refuse(fault: HeadFault): void {
    const r = this.#newRequest(this.#head);
    r.keepalive = false;
    if (fault.reason !== '') r.log(LEVEL.info, fault.reason);
    refuse(r, fault.status);
  }

  /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
  readBody(r: Request, consumer: BodyConsumer): void {
    const body = this.#body;
    if (!body || body.done || r.main !== this.#request) return consumer.end();
    body.consumer = consumer;
    if (this.#expectsContinue && body.received === 0 && this.#at >= this.#input.length) {
      this.#out += 'HTTP/1.1 100 Continue\r\n\r\n';
    }
    this.#expectsContinue = false;
    this.#afterBodyTimeout();
    this.#unpause();
    this.#pump();
  }

  // a response

  /** Writes the response of the request in hand. */
  send(r: Request): void {
    const response = r.response;
    this.#decideKeepalive(r);
    const unsized = response.contentLength < 0 && !response.headerOnly;
    const chunked = unsized && r.version > 10 && r.settings.chunked_transfer_encoding;
    if (unsized && !chunked) r.keepalive = false;
    const now = this.#acceptor.now();
    const head =
      r.version === 9
        ? ''
        : responseHead(
            r,
            chunked || (response.contentLength < 0 && r.version > 10 && response.headerOnly && response.status === 200),
            now,
          );
    this.#out += head;
    r.bytesSent += head.length;
    this.#state = 'sending';
    const body = response.body;
    if (response.headerOnly) return this.#finish(r);
    if (typeof body === 'string') {
      this.#writeText(r, body, chunked);
      return this.#finish(r);
    }
    this.#sendParts(r, body, chunked);
  }

  #writeText(r: Request, text: string, chunked: boolean): void {
    const framed = chunked ? `${text === '' ? '' : `${text.length.toString(16)}\r\n${text}\r\n`}0\r\n\r\n` : text;
    this.#out += framed;
    r.bytesSent += framed.length;
    r.bodyBytesSent += text.length;
  }

  #sendParts(r: Request, parts: Exclude<typeof r.response.body, string>, chunked: boolean): void {
    this.#after(r.settings.send_timeout);
    const sink = {
      write: (piece: string | Uint8Array): boolean => this.#writePiece(r, piece, chunked),
      whenDrained: (resume: () => void): void => {
        this.#onDrain = resume;
      },
    };
    writeParts(parts, sink, (error) => {
      if (this.#state !== 'sending') return;
      if (error) {
        r.log(LEVEL.alert, `${error.message} while sending response to client`);
        return this.#reset();
      }
      if (chunked) this.#out += '0\r\n\r\n';
      this.#finish(r);
    });
  }

  #writePiece(r: Request, piece: string | Uint8Array, chunked: boolean): boolean {
    if (this.#state !== 'sending') return false;
    r.bytesSent += piece.length;
    r.bodyBytesSent += piece.length;
    const frame = chunked ? `${piece.length.toString(16)}\r\n` : '';
    const end = chunked ? '\r\n' : '';
    this.#after(r.settings.send_timeout);
    if (typeof piece === 'string') {
      this.#out += frame + piece + end;
      return this.#out.length < WRITE_BEHIND || this.#flush();
    }
    this.#out += frame;
    this.#flush();
    const more = this.#socket.write(piece);
    this.#out += end;
    return more;
  }

  /** Whether the connection is kept is decided when the response is known. Source: ngx_http_update_location_config. */
  #decideKeepalive(r: Request): void {
    const settings = r.settings;
    if (this.#expectsContinue && this.#body && this.#body.received === 0) {
      // the client waits to be told to send its body: after a refusal there is no knowing whether it will
      if (r.response.status < 300) this.#out += 'HTTP/1.1 100 Continue\r\n\r\n';
      else r.keepalive = false;
    }
    if (!r.keepalive) return;
    const old = settings.keepalive_time > 0 && this.#acceptor.now() - this.startedAt > settings.keepalive_time;
    const enough = this.requests >= settings.keepalive_requests;
    if (settings.keepalive_timeout.ms === 0 || enough || old || this.#ended || this.#acceptor.quitting)
      r.keepalive = false;
  }

  #finish(r: Request): void {
    r.completed = true;
    this.#conclude(r);
    if (!r.keepalive) return this.#end(r);
    if (this.#body && !this.#body.done) {
      this.#state = 'skipping';
      this.#lingerUntil = this.#acceptor.now() + r.settings.lingering_time;
      this.#linger();
    } else {
      this.#awaitRequest();
    }
    this.#unpause();
    if (this.#pumping) return;
    this.#flush();
    this.#pump();
  }

  /** Everything there is to do for a request when it is over, however it ended. */
  #conclude(r: Request): void {
    if (this.#request !== r) return;
    for (const log of r.server.phases.log) log(r);
    r.release();
    this.#request = undefined;
  }

  #awaitRequest(): void {
    this.#state = 'head';
    this.#body = undefined;
    this.#headStartedAt = 0;
    if (this.#acceptor.quitting && this.#at >= this.#input.length) return this.#end();
    const settings = this.#settings;
    this.#after(settings.keepalive_timeout.ms);
  }

  /** Writes what has gathered; false where the client is not reading fast enough. */
  #flush(): boolean {
    if (this.#out === '' || this.#socket.destroyed) {
      this.#out = '';
      return true;
    }
    const text = this.#out;
    this.#out = '';
    if (this.#socket.write(text, 'latin1')) return true;
    if (this.#state === 'head') {
      // no further requests are taken from a client that does not read the answers to those it has sent
      this.#onDrain ??= () => this.#awaitRequest();
      this.#after(this.#settings.send_timeout);
    }
    return false;
  }

  #onDrained(): void {
    const resume = this.#onDrain;
    this.#onDrain = undefined;
    resume?.();
    this.#pump();
  }

  #unpause(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#socket.resume();
  }

  // the end

  /** Ends a request without a response. */
  abort(r: Request): void {
    r.keepalive = false;
    if (!r.response.sent) r.response.status = 444;
    this.#conclude(r);
    this.destroy();
  }

  /** No more responses: closes, after what the client is still sending has been read where that is called for. */
  #end(r?: Request): void {
    const settings = r?.settings ?? this.#settings;
    const unread = this.#at < this.#input.length || (this.#body !== undefined && !this.#body.done);
    this.#flush();
    if (settings.lingering_close === 'off' || (settings.lingering_close === 'on' && !unread) || this.#ended) {
      this.#state = 'closed';
      this.#after(settings.send_timeout);
      this.#socket.destroySoon();
      return;
    }
    this.#state = 'lingering';
    this.#input = NOTHING;
    this.#at = 0;
    this.#lingerUntil = this.#acceptor.now() + settings.lingering_time;
    this.#socket.end();
    this.#unpause();
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
    if (this.#settings.reset_timedout_connection) this.#socket.resetAndDestroy();
    else this.destroy();
  }

  #onClose(): void {
    this.#state = 'closed';
    this.deadline = 0;
    this.#acceptor.deadlines.remove(this);
    const r = this.#request;
    if (r) {
      if (!r.response.sent) r.response.status = 499;
      const consumer = this.#body?.consumer;
      if (this.#body) this.#body.consumer = undefined;
      this.#conclude(r);
      consumer?.fail(499);
    }
    this.#acceptor.closed(this);
  }
}
