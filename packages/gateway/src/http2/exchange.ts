import { constants, type ServerHttp2Stream } from 'node:http2';
import type { Expiring } from '../http1/deadlines.ts';
import type { HeadFault } from '../http1/request-fields.ts';
import { chooseServer, setTarget } from '../http1/request-of-head.ts';
import { LEVEL } from '../log/level.ts';
import { BrokenStream } from '../request/body.ts';
import { conclude } from '../request/conclude.ts';
import { refuse, serve } from '../request/phases.ts';
import { type BodyConsumer, type BodyFlow, NO_FLOW, type Output, Request } from '../request/request.ts';
import { endWithFault } from '../request/special-response.ts';
import type { Http2Channel, OpenedStream } from './channel.ts';
import { IncomingBody } from './incoming-body.ts';
import type { Http2Head } from './request-head.ts';
import { writeResponse } from './write-response.ts';

const { NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_PROTOCOL_ERROR } = constants;

/** One request on a stream of its own, and its response. */
export class Http2Exchange implements Output, Expiring {
  readonly request: Request;
  deadline: number = 0;
  readonly #channel: Http2Channel;
  readonly #stream: ServerHttp2Stream;
  readonly #head: Http2Head;
  readonly #body: IncomingBody | undefined;
  #sending = false;
  #over = false;
  #left = false;

  /** A head that is refused may be unfinished. */
  constructor(channel: Http2Channel, { stream, client, hasBody }: OpenedStream, head: Http2Head) {
    this.#channel = channel;
    this.#stream = stream;
    this.#head = head;
    this.request = new Request(client, this, channel.acceptor.defaultServer, head.headers);
    fill(this.request, head, channel.acceptor.now());
    this.#body = hasBody ? new IncomingBody(stream, this.request, this) : undefined;
    channel.acceptor.deadlines.add(this);
    stream.once('close', () => this.gone());
  }

  /** Has the request served. */
  serve(): void {
    const { acceptor } = this.#channel;
    const r = this.request;
    try {
      chooseServer(r, acceptor);
    } catch (error) {
      return endWithFault(r, error);
    }
    // before anything that the server found may answer with its own error_page
    const refusal = r.client.tls?.admit?.(r);
    if (refusal) return this.refuse(refusal);
    if (!acceptor.speaksHttp2(r.server)) {
      const disabled = 'for which the negotiated protocol is disabled';
      return this.refuse({ status: 421, reason: `client attempted to request the server name ${disabled}` });
    }
    if (!setTarget(r, this.#head)) return refuse(r, 400);
    serve(r);
  }

  /** Answers a head that cannot be served. */
  refuse({ status, reason }: HeadFault): void {
    this.request.log(LEVEL.info, reason);
    refuse(this.request, status);
  }

  /** A deadline has passed: as in nginx there is no answer to that. */
  expire(): void {
    // not even the end of the stream can be sent
    if (this.#over) return this.#channel.destroy();
    const { request } = this;
    request.log(LEVEL.info, 'client timed out');
    if (!request.response.sent) request.response.status = 408;
    this.#end(408, NGHTTP2_PROTOCOL_ERROR);
  }

  /** Sets how long from now the stream may stay as it is, in milliseconds; 0 for as long as it likes. */
  allow(ms: number): void {
    this.deadline = ms === 0 ? 0 : this.#channel.acceptor.now() + ms;
  }

  // the body

  /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
  readBody(r: Request, consumer: BodyConsumer): BodyFlow {
    if (this.#body && r.main === this.request) return this.#body.read(consumer);
    consumer.end();
    return NO_FLOW;
  }

  /** How long the client may take to send more of the body: while a response is being sent that counts, and nothing else. */
  allowBody(ms: number): void {
    if (!this.#sending && !this.#over) this.allow(ms);
  }

  /** Bytes of the body have come. */
  bodyReceived(bytes: number): void {
    this.#channel.traffic.received(bytes);
  }

  // the response

  /** Writes the response. */
  send(r: Request): void {
    if (this.#over) return;
    this.#sending = true;
    const { send_timeout: timeout } = r.settings;
    this.allow(timeout);
    const pace = {
      going: () => !this.#over,
      moved: (bytes: number) => {
        this.#channel.traffic.sent(bytes);
        this.allow(timeout);
      },
      blocked: (is: boolean) => this.allow(is ? timeout : 0),
    };
    writeResponse(r, this.#stream, this.#channel.acceptor, pace, (error) => this.#sent(error));
  }

  #sent(error: Error | undefined): void {
    if (this.#over) return;
    const r = this.request;
    if (error) {
      if (!(error instanceof BrokenStream)) r.log(LEVEL.alert, `${error.message} while sending response to client`);
      return this.#end(0, NGHTTP2_INTERNAL_ERROR);
    }
    r.completed = true;
    // what is yet to come of the request's body is of no use to anybody
    this.#end(0, NGHTTP2_NO_ERROR);
  }

  /** Ends the request without a response, or with one that breaks off. */
  abort(): void {
    this.#end(499, NGHTTP2_INTERNAL_ERROR);
  }

  // the end

  /** The stream is closed, by whomever. */
  gone(): void {
    if (this.#left) return;
    this.#left = true;
    this.#channel.acceptor.deadlines.remove(this);
    this.#lose();
    this.#channel.left();
  }

  #lose(): void {
    if (this.#over) return;
    if (this.#sending && takenWhole(this.#stream)) return this.#sent(undefined);
    const r = this.request;
    const code = this.#stream.rstCode;
    const together = this.#stream.session === undefined || this.#stream.session.destroyed;
    if (together) r.log(LEVEL.info, 'client prematurely closed connection');
    else r.log(LEVEL.info, endOfStream(this.#stream.id ?? 0, code));
    // the session itself resets a stream whose body is not as long as the head says
    const mismatch = !together && code === NGHTTP2_PROTOCOL_ERROR && this.#body !== undefined && r.contentLength >= 0;
    if (!r.response.sent) r.response.status = mismatch ? 400 : 499;
    this.#conclude(true);
    this.#body?.fail(499);
  }

  #end(bodyStatus: number, code: number): void {
    this.#conclude(false);
    this.#body?.fail(bodyStatus || 499);
    if (this.#stream.destroyed) return;
    this.allow(this.request.settings.send_timeout);
    if (code !== NGHTTP2_NO_ERROR || this.#body?.done === false) this.#stream.close(code);
  }

  /** Everything there is to do for a request when it is over, however it ended. */
  #conclude(reset: boolean): void {
    if (this.#over) return;
    this.#over = true;
    conclude(this.request);
    this.#channel.traffic.answered(reset);
  }
}

function fill(r: Request, head: Http2Head, now: number): void {
  r.startedAt = now;
  r.method = head.method || 'GET';
  r.requestLine = head.requestLine;
  r.requestUri = head.requestLine === '' ? '' : head.path;
  r.version = 20;
  r.requestLength = head.size;
  r.contentLength = head.contentLength;
  r.chunked = head.chunked;
  r.host = head.host ?? '';
  r.keepalive = true;
}

/** Whether a stream that is closed was closed because all there was to do on it was done; there may be no 'finish' then. */
function takenWhole(stream: ServerHttp2Stream): boolean {
  return stream.rstCode === NGHTTP2_NO_ERROR && stream.writableEnded && stream.writableLength === 0;
}

/** Source: ngx_http_v2_state_rst_stream. */
function endOfStream(id: number, code: number): string {
  if (code === NGHTTP2_CANCEL) return `client canceled stream ${id}`;
  if (code === NGHTTP2_INTERNAL_ERROR) return `client terminated stream ${id} due to internal error`;
  return `client terminated stream ${id} with status ${code}`;
}
