import { LEVEL } from '../log/level.ts';
import type { BodyPart } from './body.ts';
import { serveInternal } from './phases.ts';
import { type BodyConsumer, type BodyFlow, NO_FLOW, type Output, Request } from './request.ts';

/** nginx's NGX_HTTP_MAX_SUBREQUESTS: how deep requests within requests may go. */
const MAX_DEPTH = 50;

/** What a subrequest came to. */
export interface SubResponse {
  /** 444 where it was ended without a response. */
  readonly status: number;
  /** Its body; the files in it belong to the main request now. */
  readonly body: readonly BodyPart[];
  /** The subrequest itself, for values as it has them. */
  readonly request: Request;
}

/** How a subrequest is made. */
export interface SubrequestOptions {
  /** Whether its variables are those of its parent, so that what either sets the other has; else it has its own. */
  readonly sharesVariables?: boolean;
  /** Whether nobody wants the body of its response: it is not waited for. */
  readonly headerOnly?: boolean;
}

/**
 * Serves another URI of the same server as a part of a request: a GET without a body, with the request's header
 * fields. Returns undefined, with a log line, where requests are nested too deeply. Source: ngx_http_subrequest; the
 * subrequests of nginx's echo module have variables of their own, those of nginx's modules have not.
 */
export function subrequest(
  r: Request,
  uri: string,
  args: string,
  { sharesVariables = false, headerOnly = false }: SubrequestOptions = {},
): Promise<SubResponse> | SubResponse | undefined {
  if (r.depth >= MAX_DEPTH) {
    r.log(LEVEL.error, `subrequests cycle while processing "${uri}"`);
    return undefined;
  }
  const output = new Collector(r.main, headerOnly);
  const sub = new Request(r.client, output, r.server, r.headers, r);
  if (sharesVariables) sub.variables = r.variables;
  sub.method = 'GET';
  sub.uri = uri;
  sub.args = args;
  sub.internal = true;
  sub.requestLine = r.requestLine;
  sub.requestUri = r.requestUri;
  sub.version = r.version;
  sub.host = r.host;
  sub.startedAt = r.startedAt;
  r.main.action = '';
  serveInternal(sub);
  if (output.result) return ended(output.result, headerOnly);
  const later = new Promise<SubResponse>((resolve) => output.onResult(resolve));
  return later.then((result) => ended(result, headerOnly));
}

/** A body that nobody wants and that has not all come with its head is not waited for. */
function ended(result: SubResponse, headerOnly: boolean): SubResponse {
  if (headerOnly) result.request.letGo();
  return result;
}

/** Keeps the response of a subrequest for the request that it is a part of. */
class Collector implements Output {
  readonly #main: Request;
  readonly #headerOnly: boolean;
  #resolve: ((result: SubResponse) => void) | undefined = undefined;
  result: SubResponse | undefined = undefined;

  constructor(main: Request, headerOnly: boolean) {
    this.#main = main;
    this.#headerOnly = headerOnly;
  }

  onResult(resolve: (result: SubResponse) => void): void {
    this.#resolve = resolve;
  }

  send(r: Request): void {
    const { response } = r;
    if (this.#headerOnly) response.headerOnly = true;
    else this.#handOver(r);
    const { body } = response;
    this.#finish(r, response.headerOnly ? [] : typeof body === 'string' ? [body] : body);
  }

  /** What the body comes from is the main request's to let go of: it sends it. */
  #handOver({ response }: Request): void {
    const { fds = [], abandoned = [] } = response;
    response.fds = undefined;
    response.abandoned = undefined;
    for (const fd of fds) this.#main.holdFile(fd);
    for (const action of abandoned) this.#main.whenAbandoned(action);
  }

  /** A subrequest has no body. */
  readBody(_r: Request, consumer: BodyConsumer): BodyFlow {
    consumer.end();
    return NO_FLOW;
  }

  abort(r: Request): void {
    this.#finish(r, []);
  }

  #finish(r: Request, body: readonly BodyPart[]): void {
    // one that was answered may be broken off afterwards
    if (this.result) return;
    r.completed = true;
    if (r.settings.log_subrequest) for (const log of r.settings.phases.log) log(r);
    this.result = { status: r.response.status, body, request: r };
    this.#resolve?.(this.result);
  }
}
