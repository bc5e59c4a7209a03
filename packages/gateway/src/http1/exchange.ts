import { LEVEL } from '../log/level.ts';
import { BrokenStream } from '../request/body.ts';
import { conclude } from '../request/conclude.ts';
import { refuse, serve } from '../request/phases.ts';
import {
  type BodyConsumer,
  type BodyFlow,
  NO_FLOW,
  type Request,
  type Output as ResponseOutput,
} from '../request/request.ts';
import { Response, type Upgrade } from '../request/response.ts';
import { endWithFault } from '../request/special-response.ts';
import type { Channel } from './channel.ts';
import type { RequestHead } from './head.ts';
import type { RequestBody } from './request-body.ts';
import type { HeadFault } from './request-fields.ts';
import { chooseServer, requestOf, setTarget } from './request-of-head.ts';
import { responseHead } from './response-head.ts';
import { Tunnel } from './tunnel.ts';
import { type Pace, writeResponse } from './write-response.ts';

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';

/** How much of a chunked body without a limit is read before a response that does not depend on it is sent, in bytes. */
const JUDGED_BODY = 65_536;

/** One request on a connection, and its response. */
export class Exchange implements ResponseOutput, Pace {
  readonly request: Request;
  readonly #channel: Channel;
  readonly #head: RequestHead;
  /** The client waits to be told to send its body. */
  #expectsContinue: boolean;
  /** The body has failed, or a response has waited for it: none waits again. */
  #bodyJudged = false;
  /** Why whoever asks for the body later does not get it: it did not come whole, or somebody else has had it. */
  #bodyFault: number | undefined = undefined;
  /** Whoever has the body wants no more of it for now. */
  #paused = false;
  #sending = false;
  #over = false;

  /** A head that is refused may be `unfinished`; `startedAt` is when its first byte came. */
  constructor(channel: Channel, head: RequestHead, startedAt: number) {
    this.#channel = channel;
    this.#head = head;
    this.#expectsContinue = head.complete && head.expectContinue && head.version > 10 && channel.reader.inBody;
    this.request = requestOf(head, channel.client, this, channel.acceptor);
    this.request.startedAt = startedAt;
  }

  /** Whether somebody waits for more of the body. */
  get wantsBody(): boolean {
    return !this.#paused && this.#channel.reader.body?.consumer !== undefined;
  }

  /** Has the request served. */
  serve(): void {
    const { acceptor, client } = this.#channel;
    try {
      chooseServer(this.request, acceptor);
    } catch (error) {
      return endWithFault(this.request, error);
    }
    const refusal = client.tls?.admit?.(this.request);
    if (refusal) return this.refuse(refusal);
    if (!setTarget(this.request, this.#head)) return refuse(this.request, 400);
    if (!acceptor.secure || client.tls) return serve(this.request);
    this.request.log(LEVEL.info, 'client sent plain HTTP request to HTTPS port while reading client request headers');
    refuse(this.request, 497);
  }

  /** Answers a head that cannot be served; nothing after it on the connection can be trusted. */
  refuse({ status, reason }: HeadFault): void {
    this.request.keepalive = false;
    if (reason !== '') this.request.log(LEVEL.info, reason);
    refuse(this.request, status);
  }

  /** A deadline has passed. */
  expire(): void {
    if (!this.#sending) return this.#failBody(408);
    this.request.log(LEVEL.info, 'client timed out');
    this.#channel.reset();
  }

  /** The client will send no more. */
  inputEnded(): void {
    this.request.clientHasEnded = true;
    // what has come of a body that nobody takes for now may yet be all of it
    if (this.wantsBody && this.#channel.reader.inBody) this.#failBody(400);
    else this.request.clientEnded?.();
  }

  /** The connection is gone. */
  gone(): void {
    const r = this.request;
    if (!r.response.sent) r.response.status = 499;
    this.#conclude();
    this.#failBody(499);
  }

  // the body

  /** Hands the request's body to a consumer, from its first byte. Nothing else may have asked for it. */
  readBody(r: Request, consumer: BodyConsumer): BodyFlow {
    const { reader, output } = this.#channel;
    const { body } = reader;
    if (!body || r.main !== this.request) {
      consumer.end();
      return NO_FLOW;
    }
    if (this.#bodyFault !== undefined) {
      consumer.fail(this.#bodyFault);
      return NO_FLOW;
    }
    // whoever comes next would take the rest of it for all of it
    this.#bodyFault = 500;
    body.consumer = consumer;
    if (this.#expectsContinue && reader.pending === 0) output.add(CONTINUE);
    this.#expectsContinue = false;
    this.#allowBody(r.settings.client_body_timeout);
    this.#channel.pump();
    return { pause: () => this.#hold(true), resume: () => this.#hold(false) };
  }

  #hold(paused: boolean): void {
    if (this.#over || this.#paused === paused) return;
    this.#paused = paused;
    // a client that is held back is not slow
    this.#allowBody(paused ? 0 : this.request.settings.client_body_timeout);
    if (!paused) this.#channel.pump();
  }

  /** While a response is being sent the time that this may take counts, and no other. */
  #allowBody(ms: number): void {
    if (!this.#sending) this.#channel.allow(ms);
  }

  /** Takes what has come of the body; false where there is nothing more to do until more comes. */
  takeBody(body: RequestBody): boolean {
    const r = this.request;
    const { progress, taken } = this.#channel.reader.readBody(body, r.settings.client_max_body_size);
    r.requestLength += taken;
    if (progress === 'done') {
      this.#allowBody(0);
      body.finish();
      return true;
    }
    if (progress === 'more') {
      if (r.clientHasEnded) this.#failBody(400);
      else if (taken > 0 && !this.#paused) this.#allowBody(r.settings.client_body_timeout);
    } else if (progress === 'malformed') {
      r.log(LEVEL.info, 'client sent invalid chunked body');
      this.#failBody(400);
    } else {
      r.log(LEVEL.error, `client intended to send too large chunked body: ${body.received}+${body.announced} bytes`);
      this.#failBody(413);
    }
    return false;
  }

  #failBody(status: number): void {
    this.request.keepalive = false;
    this.#bodyJudged = true;
    this.#bodyFault = status;
    this.#allowBody(0);
    this.#channel.reader.clear();
    this.#channel.reader.body?.finish(status);
  }

  // the response

  /**
   * Writes the response; a chunked body that nobody has is read first, so that a malformed one is never taken for good.
   */
  send(r: Request): void {
    const { body, pending } = this.#channel.reader;
    const refused = this.#expectsContinue && pending === 0 && r.response.status >= 300;
    const wanted = r.chunked && body && !body.done && !body.consumer;
    if (!wanted || refused || this.#bodyJudged) return this.#write(r);
    this.#bodyJudged = true;
    this.readBody(r, {
      data: () => {
        if (body.received > JUDGED_BODY && r.settings.client_max_body_size === 0) body.finish();
      },
      end: () => this.#write(r),
      fail: (status) => this.#sendInstead(r, status),
    });
  }

  /** The response is not sent after all: the body turned out to be malformed, too large, or too long in coming. */
  #sendInstead(r: Request, status: number): void {
    if (this.#over) return;
    r.letGo();
    r.response = new Response();
    refuse(r, status);
  }

  #write(r: Request): void {
    if (this.#over) return;
    const { reader, output, acceptor } = this.#channel;
    if (this.#expectsContinue && reader.pending === 0) {
      // after a refusal there is no knowing whether the client will send the body that it announced
      if (r.response.status < 300) output.add(CONTINUE);
      else r.keepalive = false;
    }
    if (!this.#channel.mayContinue(r.settings)) r.keepalive = false;
    this.#sending = true;
    this.#channel.allow(0);
    const { tunnel } = r.response;
    if (r.response.status === 101 && tunnel) return this.#join(r, tunnel);
    writeResponse(r, output, acceptor.now(), this);
  }

  going(): boolean {
    return !this.#over;
  }

  waiting(): void {
    this.#channel.allow(this.request.settings.send_timeout);
  }

  drained(): void {
    this.#channel.allow(0);
  }

  sent(error: Error | undefined): void {
    const r = this.request;
    if (this.#over) return;
    if (error) return this.#breakOff(r, error);
    r.completed = true;
    const { settings } = r;
    const { body } = this.#channel.reader;
    if (body) body.consumer = undefined;
    this.#paused = false;
    this.#conclude();
    this.#channel.over(r.keepalive, settings);
  }

  /** The client must not take what it has got for all of the response. */
  #breakOff(r: Request, error: Error): void {
    if (!(error instanceof BrokenStream)) r.log(LEVEL.alert, `${error.message} while sending response to client`);
    const { settings } = r;
    const ended = r.response.contentLength < 0 && (r.version < 11 || !settings.chunked_transfer_encoding);
    this.#conclude();
    // what has come is sent on, unless its end would then look like that of the response
    if (ended || !(error instanceof BrokenStream)) this.#channel.reset();
    else this.#channel.over(false, settings);
  }

  /** From here on the client is joined to somebody else. */
  #join(r: Request, tunnel: Upgrade): void {
    const head = responseHead(r, false, this.#channel.acceptor.now());
    r.bytesSent += head.length;
    this.#channel.output.add(head);
    const moved = (bytes: number): void => {
      r.bytesSent += bytes;
      r.bodyBytesSent += bytes;
      this.#channel.allow(tunnel.timeout);
    };
    const over = (timedOut: boolean): void => {
      tunnel.over(timedOut);
      r.completed = !timedOut;
      this.#channel.allow(r.settings.send_timeout);
      this.#conclude();
    };
    this.#channel.allow(tunnel.timeout);
    this.#channel.giveTo((socket) => new Tunnel(socket, tunnel.socket, tunnel.timeout, { moved, over }));
  }

  /** Ends the request without a response, or with one that breaks off. */
  abort(): void {
    this.#conclude();
    this.#channel.reset();
  }

  /** Everything there is to do for a request when it is over, however it ended. */
  #conclude(): void {
    if (this.#over) return;
    this.#over = true;
    conclude(this.request);
  }
}
