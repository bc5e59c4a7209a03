import { constants, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { faultText } from '../fault-text.ts';
import type { Endpoints } from '../http1/acceptor.ts';
import { ConnectedClient } from '../http1/connected-client.ts';
import type { Expiring } from '../http1/deadlines.ts';
import { LEVEL } from '../log/level.ts';
import { type Activity, connectionCounts } from '../request/connection-counts.ts';
import type { CoreSettings } from '../request/settings.ts';
import type { Http2Acceptor } from './acceptor.ts';
import type { Http2Channel } from './channel.ts';
import { Http2Exchange } from './exchange.ts';
import { LastCall } from './last-call.ts';
import { Http2Head } from './request-head.ts';
import { Traffic } from './traffic.ts';

const { NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_FLAG_END_STREAM } = constants;

/** One connection of HTTP/2: its session, and the requests on its streams. */
export class Http2Connection implements Http2Channel, Expiring {
  readonly acceptor: Http2Acceptor;
  readonly traffic: Traffic;
  deadline: number = 0;
  readonly #socket: Socket;
  readonly #session: ServerHttp2Session;
  readonly #endpoints: Endpoints;
  readonly #settings: CoreSettings;
  readonly #startedAt: number;
  readonly #lastCall: LastCall;
  #requests = 0;
  /** How many streams are open. */
  #open = 0;
  #closing = false;
  #failed = false;

  /** The session is that of the socket, just made. */
  constructor(socket: Socket, session: ServerHttp2Session, acceptor: Http2Acceptor, endpoints: Endpoints) {
    this.#socket = socket;
    this.#session = session;
    this.acceptor = acceptor;
    this.#endpoints = endpoints;
    this.#settings = acceptor.defaultServer.settings;
    this.#startedAt = acceptor.now();
    this.traffic = new Traffic(socket, acceptor, (reason, code) => this.#fail(reason, code));
    this.#lastCall = new LastCall(session, acceptor, () => this.#close());
    this.#allow(this.#settings.client_header_timeout);
    acceptor.deadlines.add(this);
    // one that is reset must not end the process (CVE-2025-59465); the session tells of its end
    socket.on('error', () => {});
    session.on('stream', (stream: ServerHttp2Stream, _: IncomingHttpHeaders, flags: number, fields: string[]) =>
      this.#begin(stream, flags, fields),
    );
    session.on('ping', () => this.#rest());
    session.on('error', (error: Error) => {
      if (!this.#failed) this.#note(`client connection failed: ${error.message}`);
    });
    session.once('close', () => this.#closed());
  }

  /** What it is counted as. */
  get activity(): Activity {
    if (this.#open > 0) return 'writing';
    return this.#requests === 0 ? 'reading' : 'waiting';
  }

  /** Has the client bring no more requests than are on their way, and closes once all are answered. */
  quit(): void {
    if (!this.#closing) this.#lastCall.start();
  }

  /** Ends the connection now, whatever it is doing. */
  destroy(): void {
    this.#session.destroy();
    this.#socket.destroy();
  }

  /** A deadline has passed. */
  expire(): void {
    if (this.#closing) return this.destroy();
    if (this.#requests === 0) this.#note('client timed out');
    this.#close();
  }

  #allow(ms: number): void {
    this.deadline = ms === 0 ? 0 : this.acceptor.now() + ms;
  }

  #note(message: string): void {
    const log = this.#settings.error_log;
    if (LEVEL.info > log.level) return;
    const { id, remoteAddress, serverAddress, serverPort } = this.#endpoints;
    log.write(LEVEL.info, `${message}, client: ${remoteAddress}, server: ${serverAddress}:${serverPort}`, id);
  }

  // streams

  #begin(stream: ServerHttp2Stream, flags: number, fields: readonly string[]): void {
    // what goes wrong with a stream ends it, and its exchange hears of that
    stream.on('error', () => {});
    if (this.#failed) return;
    try {
      this.#read(stream, (flags & NGHTTP2_FLAG_END_STREAM) === 0, fields);
    } catch (error) {
      // a fault of ours, before there is a request to answer: the log has the stack, and the connection ends
      this.#settings.error_log.write(LEVEL.alert, faultText(error), this.#endpoints.id);
      this.destroy();
    }
  }

  #read(stream: ServerHttp2Stream, hasBody: boolean, fields: readonly string[]): void {
    connectionCounts.requests++;
    this.#requests++;
    this.#open++;
    this.deadline = 0;
    const head = new Http2Head(this.#settings);
    const result = head.read(fields, hasBody);
    this.traffic.received(head.size);
    if (result === 'too large') return this.#fail('client sent too large header', NGHTTP2_ENHANCE_YOUR_CALM);
    if (!this.#mayContinue) this.#close();
    const client = new ConnectedClient(this.#endpoints, this.#startedAt);
    client.requests = this.#requests;
    const exchange = new Http2Exchange(this, { stream, client, hasBody }, head);
    if (stream.closed) exchange.gone();
    else if (result === 'served') exchange.serve();
    else exchange.refuse(result);
  }

  /** Whether another request may come after this one. Source: ngx_http_v2_state_headers. */
  get #mayContinue(): boolean {
    const { keepalive_time: longest, keepalive_requests: most, keepalive_timeout: timeout } = this.#settings;
    if (timeout.ms === 0 || this.#requests >= most) return false;
    return longest === 0 || this.acceptor.now() - this.#startedAt <= longest;
  }

  left(): void {
    this.#open--;
    this.#rest();
  }

  /** Without a stream the client has so long to open one. */
  #rest(): void {
    if (this.#open > 0) return;
    this.#allow(this.#closing ? this.#settings.lingering_timeout : this.#settings.keepalive_timeout.ms);
  }

  // the end

  /** Takes no more requests, and ends once those there are have been answered. */
  #close(): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#session.close();
    this.#rest();
  }

  /** Ends the connection for what the client has done. */
  #fail(reason: string, code: number): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#closing = true;
    this.#note(reason);
    // without an error there would be no code
    this.#session.destroy(new Error(reason), code);
    // the client may not even take notice of it
    this.#allow(this.#settings.lingering_timeout);
  }

  #closed(): void {
    this.acceptor.deadlines.remove(this);
    this.traffic.stop();
    this.#lastCall.stop();
    this.acceptor.closed(this);
  }
}
