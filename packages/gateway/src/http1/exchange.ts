import { faultText } from '../fault-text.ts';
import { LEVEL } from '../log/level.ts';
import { refuse, serve } from '../request/phases.ts';
import type { BodyConsumer, Client, Request, Output as ResponseOutput } from '../request/request.ts';
import { Response } from '../request/response.ts';
import type { CoreSettings } from '../request/settings.ts';
import { endWithFault } from '../request/special-response.ts';
import type { Acceptor } from './acceptor.ts';
import type { HeadFault, RequestHead } from './head.ts';
import type { Output } from './output.ts';
import type { RequestBody } from './request-body.ts';
import { chooseServer, requestOf, setTarget } from './request-of-head.ts';
import type { RequestReader } from './request-reader.ts';
import { writeResponse } from './write-response.ts';

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';

/** How much of a chunked body without a limit is read before a response that does not depend on it is sent, in bytes. */
const JUDGED_BODY = 65_536;

/** What an exchange needs of the connection that it takes place on. */
export interface Channel extends Client {
  readonly reader: RequestReader;
  readonly output: Output;
  readonly acceptor: Acceptor;
  /** Sets how long from now the connection may stay as it is, in milliseconds. */
  allow(ms: number): void;
  /** Whether another request may come after one with those settings. */
  mayContinue(settings: CoreSettings): boolean;
  /** Goes on with the input. */
  pump(): void;
  /** The exchange is over and its response on its way; `settings` are those that it ended with. */
  over(keepalive: boolean, settings: CoreSettings): void;
  /** Closes at once, for what has been sent is no whole response. */
  reset(): void;
}

/** One request on a connection, and its response. */
export class Exchange implements ResponseOutput {
  readonly request: Request;
  readonly #channel: Channel;
  readonly #head: RequestHead;
  /** The client waits to be told to send its body. */
  #expectsContinue: boolean;
  /** The body has failed, or a response has waited for it: none waits again. */
  #bodyJudged = false;
  #sending = false;
  #over = false;

  /** A head that is refused may be `unfinished`; `startedAt` is when its first byte came. */
  constructor(channel: Channel, head: RequestHead, startedAt: number) {
    this.#channel = channel;
    this.#head = head;
    this.#expectsContinue = head.complete && head.expectContinue && head.version > 10 && channel.reader.inBody;
    this.request = requestOf(head, channel, this, channel.acceptor);
    this.request.startedAt = startedAt;
  }

  /** Whether somebody waits for more of the body. */
  get wantsBody(): boolean {
    return !this.#sending && this.#channel.reader.body?.consumer !== undefined;
  }

  /** Has the request served. */
  serve(): void {
    const { acceptor, tls } = this.#channel;
    try {
      chooseServer(this.request, acceptor);
    } catch (error) {
      return endWithFault(this.request, error);
    }
    if (!setTarget(this.request, this.#head)) return refuse(this.request, 400);
    if (!acceptor.secure || tls) return serve(this.request);
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
    if (this.#channel.reader.inBody) this.#failBody(400);
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
  readBody(r: Request, consumer: BodyConsumer): void {
    const { reader, output } = this.#channel;
    const { body } = reader;
    if (!body || body.done || r.main !== this.request) return consumer.end();
    body.consumer = consumer;
    if (this.#expectsContinue && reader.pending === 0) output.add(CONTINUE);
    this.#expectsContinue = false;
    this.#channel.allow(r.settings.client_body_timeout);
    this.#channel.pump();
  }

  /** Takes what has come of the body; false where there is nothing more to do until more comes. */
  takeBody(body: RequestBody): boolean {
    const r = this.request;
    const { progress, taken } = this.#channel.reader.readBody(body, r.settings.client_max_body_size);
    r.requestLength += taken;
    if (progress === 'done') {
      this.#channel.allow(0);
      body.finish();
      return true;
    }
    if (progress === 'more') {
      if (taken > 0) this.#channel.allow(r.settings.client_body_timeout);
    } else if (progress === 'malformed') {
      r.log(LEVEL.info, 'client sent invalid chunked body');
      this.#failBody(400);
    } else {
      r.log(LEVEL.error, `client intended to send too large chunked body: ${body.received} bytes`);
      this.#failBody(413);
    }
    return false;
  }

  #failBody(status: number): void {
    this.request.keepalive = false;
    this.#bodyJudged = true;
    this.#channel.allow(0);
    this.#channel.reader.clear();
    this.#channel.reader.body?.finish(status);
  }

  // the response

  /** Writes the response; a chunked body is read first, so that a malformed one is never taken for good. */
  send(r: Request): void {
    const { body, pending } = this.#channel.reader;
    const refused = this.#expectsContinue && pending === 0 && r.response.status >= 300;
    if (!r.chunked || !body || body.done || refused || this.#bodyJudged) return this.#write(r);
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
    r.closeFiles();
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
    const progress = (): boolean => {
      if (!this.#over) this.#channel.allow(r.settings.send_timeout);
      return !this.#over;
    };
    writeResponse(r, output, acceptor.now(), progress, (error) => this.#sent(r, error));
  }

  #sent(r: Request, error: Error | undefined): void {
    if (this.#over) return;
    if (error) {
      r.log(LEVEL.alert, `${error.message} while sending response to client`);
      return this.#channel.reset();
    }
    r.completed = true;
    const { settings } = r;
    this.#conclude();
    this.#channel.over(r.keepalive, settings);
  }

  /** Ends the request without a response, or with one that breaks off. */
  abort(r: Request): void {
    if (!r.response.sent) r.response.status = 444;
    this.#conclude();
    this.#channel.reset();
  }

  /** Everything there is to do for a request when it is over, however it ended. */
  #conclude(): void {
    if (this.#over) return;
    this.#over = true;
    const r = this.request;
    try {
      for (const log of r.server.phases.log) log(r);
    } catch (error) {
      // what the request holds open must be let go of all the same
      r.log(LEVEL.alert, faultText(error));
    }
    r.release();
  }
}
